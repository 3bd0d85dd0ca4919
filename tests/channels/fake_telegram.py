"""A tiny Bot API on loopback: it keeps what a person would see on their screen, and every call the guide makes."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.channels.processes import free_port
from tests.channels.telegram_people import BOT, Fields, People, as_sent

TOKEN = "7700900:invented-token-for-tests"
LONG_POLL_SECONDS = 2


class NotDoneError(Exception):
    """Telegram refuses a call; the text is its description."""


class FakeTelegram(People):
    """Answers the calls the guide makes; the tests act as the people who write to it."""

    def __init__(self) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"
        super().__init__()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._take)
        asyncio.set_event_loop(self.loop)
        runner = web.AppRunner(app)
        self.loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", int(self.address.rsplit(":", 1)[1]))
        self.loop.run_until_complete(site.start())
        self.loop.run_forever()
        self.loop.run_until_complete(runner.cleanup())

    def stop(self) -> None:
        """Close the port."""
        self.loop.call_soon_threadsafe(self.loop.stop)

    async def _take(self, request: web.Request) -> web.Response:
        method, fields = request.match_info["method"], {**request.query, **await request.post()}
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        if method != "getUpdates":
            self.calls.append((method, fields))
        try:
            return web.json_response({"ok": True, "result": await self._answer(method, fields)})
        except NotDoneError as error:
            body = {"ok": False, "error_code": 400, "description": f"Bad Request: {error}"}
            return web.json_response(body, status=400)

    async def _answer(self, method: str, fields: Fields) -> Any:
        if method in self.refusals:
            raise NotDoneError(self.refusals[method])
        known: dict[str, Callable[[Fields], Awaitable[Any]]] = {
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessages": self._delete_messages,
        }
        if method in known:
            return await known[method](fields)
        return BOT if method == "getMe" else True

    async def _get_updates(self, fields: Fields) -> list[Fields]:
        offset = int(fields.get("offset", 0))
        waits = min(int(fields.get("timeout", 0)), LONG_POLL_SECONDS) * 20
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        while not self.updates and waits > 0:
            await asyncio.sleep(0.05)
            waits -= 1
        return self.updates

    async def _send_message(self, fields: Fields) -> Fields:
        markup = json.loads(fields["reply_markup"]) if "reply_markup" in fields else {}
        return self.show(int(fields["chat_id"]), "private", BOT, text=fields["text"], reply_markup=markup)

    async def _edit_markup(self, fields: Fields) -> Fields:
        message = self.screens.get(int(fields["chat_id"]), {}).get(int(fields["message_id"]))
        if message is None:
            raise NotDoneError("message to edit not found")
        markup = json.loads(fields.get("reply_markup") or "{}")
        if markup == message["reply_markup"]:
            raise NotDoneError("message is not modified")
        message["reply_markup"] = markup
        return as_sent(message)

    async def _delete_messages(self, fields: Fields) -> bool:
        for message_id in json.loads(fields["message_ids"]):
            self.screens.get(int(fields["chat_id"]), {}).pop(message_id, None)
        return True
