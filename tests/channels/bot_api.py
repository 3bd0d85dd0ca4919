"""The Bot API that the guide talks to in tests: telegram-test-api, behind a proxy for what it lacks.

The proxy refuses a method or a field that python-telegram-bot does not define, keeps every call, and can bring the
troubles of a real network: a flood wait, a server error, a line that is cut before or after a call arrived.
"""

import asyncio
import inspect
import re
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web
from telegram import Bot

from tests.channels.bot_api_calls import Calls, Fields, NotDoneError
from tests.channels.bot_api_install import Emulator
from tests.channels.processes import free_port, wait_until
from tests.channels.telegram_people import ANSWER_SECONDS, TOKEN, People

# What python-telegram-bot keeps for itself and never sends.
OWN = {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs"}
FLOOD, BROKEN, CUT_BEFORE, CUT_AFTER, BLOCKED = "flood", "502", "cut before", "cut after", "blocked"
FLOOD_SECONDS = 2


def defined() -> dict[str, set[str]]:
    """Return the fields of each method of the Bot API, as python-telegram-bot defines them."""
    methods = {name: member for name, member in inspect.getmembers(Bot, inspect.iscoroutinefunction) if name.islower()}
    return {
        re.sub(r"_(\w)", lambda hit: hit[1].upper(), name): set(inspect.signature(member).parameters) - OWN
        for name, member in methods.items()
    }


class BotApi(People):
    """What the guide calls and what the tests act and look through."""

    def __init__(self, log: Path) -> None:
        self._emulator = Emulator(log)
        super().__init__(self._emulator.address)
        self.address = f"http://127.0.0.1:{free_port()}"
        self._defined = defined()
        self.foreign: list[str] = []
        # What was called before any test began.
        self.at_start: dict[str, Fields] = {}
        self.forget()
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()
        assert self._up.wait(10)

    def forget(self) -> None:
        """Start anew for another test."""
        self.calls: list[tuple[str, Fields]] = []
        self.refusals: dict[str, str] = {}
        self.troubles: dict[str, list[str]] = defaultdict(list)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._up.set()
        self._loop.run_forever()

    async def _start(self) -> None:
        self._calls = Calls(ClientSession(), self._emulator.address, self.address)
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._take)
        app.router.add_post("/brought", self._bring)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", int(self.address.rsplit(":", 1)[1])).start()

    def stop(self) -> None:
        """Close everything."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._emulator.stop()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        method, fields = request.match_info["method"], dict(await request.post())
        if request.match_info["token"] != TOKEN:
            return refused(401, "Unauthorized")
        if foreign := {method} - set(self._defined) or set(fields) - self._defined[method]:
            self.foreign.append(f"{method}: {sorted(foreign)}")
            return refused(400, f"Bad Request: {sorted(foreign)} is not of the Bot API")
        if method != "getUpdates":
            self.calls.append((method, fields))
            self.at_start.setdefault(method, fields)
        trouble = self.troubles[method].pop(0) if self.troubles[method] else ""
        return await self._with(trouble, request, method, fields)

    async def _with(self, trouble: str, request: web.Request, method: str, fields: Fields) -> web.StreamResponse:
        """Answer a call, or let happen to it what a test wants."""
        if trouble == FLOOD:
            return refused(429, "Too Many Requests", parameters={"retry_after": FLOOD_SECONDS})
        if trouble in (BROKEN, BLOCKED):
            words = {BROKEN: "Bad Gateway", BLOCKED: "Forbidden: bot was blocked by the user"}
            return refused(502 if trouble == BROKEN else 403, words[trouble])
        answer = web.Response() if trouble == CUT_BEFORE else await self._answer(method, fields)
        if trouble and request.transport:
            request.transport.close()
        return answer

    async def _answer(self, method: str, fields: Fields) -> web.Response:
        try:
            if method in self.refusals:
                raise NotDoneError(self.refusals[method])
            return web.json_response({"ok": True, "result": await self._calls.answer(method, fields)})
        except NotDoneError as error:
            return refused(400, f"Bad Request: {error}")

    async def _bring(self, request: web.Request) -> web.Response:
        """Bring an update to the webhook as Telegram does, with its secret."""
        await self._calls.bring(await request.json())
        return web.Response()

    def called_within(self, method: str, times: int = 1) -> list[Fields]:
        """Wait for calls of a method, and return what was sent with them."""
        wait_until(lambda: len(self.called(method)) >= times, ANSWER_SECONDS, f"{times} calls of {method}")
        return self.called(method)

    def called(self, method: str) -> list[Fields]:
        """Return what was sent with each call of a method."""
        return [fields for name, fields in self.calls if name == method]


def refused(status: int, description: str, **more: Any) -> web.Response:
    """Return what Telegram answers to a call it does not do."""
    body = {"ok": False, "error_code": status, "description": description, **more}
    return web.json_response(body, status=status)
