"""The two sides of a handoff as a load plays them over HTTP: an adult, and a member of staff."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import httpx

from bench.handoff_report import Report

# Generous on two cores that run the load and the server; a chat that takes longer is reported as stuck.
STEP_SECONDS = 60.0
# Fewer than a server of two cores answers: the rush itself is measured by bench/talking.py.
COME_A_SECOND = 20.0
ASKS = "can I talk to a person"
YES = '/handoff{"do":"send"}'


async def events(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> AsyncIterator[tuple[str, Any]]:
    """Yield the events of a stream: name and data."""
    async with client.stream("GET", path, headers=headers, timeout=None) as answer:
        answer.raise_for_status()
        name = ""
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                yield name, json.loads(line[6:])


class Inbox:
    """What one side was shown, with when; wakes who waits for more."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float]] = []
        self._changed = asyncio.Condition()

    async def put(self, text: str) -> None:
        """Take a text that was shown."""
        async with self._changed:
            self.rows.append((text, time.perf_counter()))
            self._changed.notify_all()

    async def until_it_has(self, count: int) -> None:
        """Wait until so many texts were shown."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: len(self.rows) >= count), STEP_SECONDS)


class Adult:
    """One adult: asks for a person, waits, writes, and sees what comes."""

    def __init__(self, address: str, number: int, messages: int) -> None:
        self._http = httpx.AsyncClient(base_url=address, timeout=STEP_SECONDS, trust_env=False)
        self.number, self._messages = number, messages
        self.inbox, self.live = Inbox(), asyncio.Event()
        self.sent_at: dict[str, float] = {}

    async def run(self) -> None:
        """Live through one handoff; adults come one after another, and are all there together then."""
        await asyncio.sleep(self.number / COME_A_SECOND)
        token = (await self._http.post("/chat/sessions")).json()["session"]
        self._bearer = {"Authorization": f"Bearer {token}"}
        listening = asyncio.create_task(self._listen())
        await self._send(text=ASKS)
        assert (await self._send(payload=YES))["state"] == "queued"
        await asyncio.wait_for(self.live.wait(), STEP_SECONDS)
        for turn in range(self._messages):
            await self._write(f"adult {self.number} says {turn}")
            await self.inbox.until_it_has(turn + 1)
        await asyncio.sleep(0.5)
        listening.cancel()
        await self._http.delete("/chat/sessions", headers=self._bearer)
        await self._http.aclose()

    async def _write(self, text: str) -> None:
        self.sent_at[text] = time.perf_counter()
        assert (await self._send(text=text))["messages"] == []

    async def _send(self, **body: str) -> Any:
        answer = await self._http.post("/chat/messages", json=body, headers=self._bearer)
        answer.raise_for_status()
        return answer.json()

    async def _listen(self) -> None:
        async for name, data in events(self._http, "/chat/events", self._bearer):
            if name == "state" and data["state"] == "live":
                self.live.set()
            if name == "message" and data["from"] == "person":
                await self.inbox.put(data["text"])


class Helper:
    """One member of staff: takes what waits up to their capacity and answers each message once."""

    def __init__(self, client: httpx.AsyncClient, report: Report) -> None:
        self._http, self._report = client, report
        self.sent_at: dict[str, float] = {}
        self.seen: dict[str, list[tuple[str, float]]] = {}
        self._taking, self._wrapped = asyncio.Lock(), set[str]()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Work until cancelled."""
        async for name, data in events(self._http, "/staff/api/events", {}):
            if name == "board":
                self._see(data)
            if name == "note" and data["side"] == "adult":
                self.seen.setdefault(data["ref"], []).append((data["text"], time.perf_counter()))
                self._begin(self._answer(data["ref"], data["text"]))

    def _see(self, board: dict[str, Any]) -> None:
        if board["waiting"] and not self._taking.locked():
            self._begin(self._take([chat["ref"] for chat in board["waiting"]]))
        for chat in board["mine"]:
            if chat["state"] == "wrap" and chat["ref"] not in self._wrapped:
                self._wrapped.add(chat["ref"])
                self._begin(self._wrap_up(chat["ref"]))

    async def _wrap_up(self, ref: str) -> None:
        await self._http.post(f"/staff/api/chats/{ref}/danger", json={"danger": "none_now"})
        decision = {"needed": "no", "reason": "advice_only"}
        (await self._http.post(f"/staff/api/chats/{ref}/record", json=decision)).raise_for_status()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self, refs: list[str]) -> None:
        async with self._taking:
            for ref in refs:
                began = time.perf_counter()
                answer = await self._http.post(f"/staff/api/chats/{ref}/take")
                if answer.status_code == 409:
                    self._report.refused_takes += 1
                    if answer.json()["error"] == "over_capacity":
                        return
                    continue
                if answer.status_code == 200:
                    (await self._http.post(f"/staff/api/chats/{ref}/join")).raise_for_status()
                    self._report.take_ms.append(1000 * (time.perf_counter() - began))

    async def _answer(self, ref: str, text: str) -> None:
        reply = f"answer to {text}"
        self.sent_at[reply] = time.perf_counter()
        body = {"text": reply, "id": reply.replace(" ", "-")}
        (await self._http.post(f"/staff/api/chats/{ref}/messages", json=body)).raise_for_status()


async def on_shift(address: str, name: str, password: str) -> httpx.AsyncClient:
    """Return a client that has signed in as a responder and is on shift."""
    client = httpx.AsyncClient(base_url=address, timeout=STEP_SECONDS, trust_env=False)
    (await client.post("/staff/api/sign-in", json={"name": name, "password": password})).raise_for_status()
    client.headers["X-Steady-CSRF"] = (await client.get("/staff/api/me")).json()["csrf"]
    (await client.patch("/staff/api/me", json={"on_shift": True})).raise_for_status()
    return client
