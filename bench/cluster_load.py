"""Adults who go on talking whatever happens to a cluster: each sends a message, with its id, until it is answered."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.figures import within
from bench.talking import MESSAGES, TURNS_A_CHAT, is_answer

# As the page waits (web/chat_api.js), and how long an adult takes to press "Try again".
PAGE_SECONDS = 8.0
AGAIN_SECONDS = 0.25
# A message without an answer for so long is lost.
LOST_SECONDS = 60.0
ANSWERED, ENDED, AGAIN = "answered", "ended", "again"


@dataclass
class Told:
    """What became of the messages. at: when each was answered, and how many seconds it took from its first sending.

    again: how often one had to be sent again; ended: chats that were said to be over; silent: tries that brought
    neither an answer nor the numbers (a broken connection: the page then says them itself).
    """

    at: list[tuple[float, float]] = field(default_factory=list)
    again: int = 0
    messages_again: int = 0
    silent: int = 0
    ended: int = 0
    lost: int = 0

    def longest_seconds(self) -> float:
        """Return how long the message took that took longest, tries included."""
        return max((seconds for _, seconds in self.at), default=0.0)

    def within(self, share: float) -> float:
        """Return the seconds within which so large a share of the messages were answered."""
        return within([seconds for _, seconds in self.at], share)

    def row(self) -> str:
        """Return it as a line of a table."""
        return (
            f"{len(self.at)} answered, {self.messages_again} of them sent again ({self.again} times), "
            f"{self.lost} lost, "
            f"{self.ended} chats said to be over, the longest {self.longest_seconds():.1f} s"
        )


class Load:
    """Some adults at once, each in chats of ten messages, until ``stop`` is called."""

    def __init__(self, address: str, adults: int, pause_seconds: float = 0.0) -> None:
        self.told = Told()
        self._address, self._adults, self._pause = address, adults, pause_seconds
        self._over = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Let them begin."""
        self._client = _client()
        self._tasks = [asyncio.create_task(self._adult(number)) for number in range(self._adults)]

    async def stop(self) -> Told:
        """Let each have the answer that they wait for; return what became of all."""
        self._over.set()
        await asyncio.gather(*self._tasks)
        await self._client.close()
        return self.told

    async def until(self, answered: int) -> None:
        """Wait until so many messages more were answered."""
        wanted = len(self.told.at) + answered
        while len(self.told.at) < wanted:
            await asyncio.sleep(0.05)

    async def hold_open(self, chats: int, turns: int) -> None:
        """Let them have so many chats of some turns, and end none."""
        waiting = iter(range(chats))

        async def one_after_another() -> None:
            for number in waiting:
                bearer = await self._open()
                for turn in range(turns):
                    await self._say(MESSAGES[(number + turn) % len(MESSAGES)], bearer)

        async with _client() as self._client:
            await asyncio.gather(*(one_after_another() for _ in range(self._adults)))

    async def _adult(self, number: int) -> None:
        while not self._over.is_set():
            bearer = await self._open()
            for turn in range(TURNS_A_CHAT):
                if self._over.is_set():
                    break
                if await self._say(MESSAGES[(number + turn) % len(MESSAGES)], bearer) == ENDED:
                    self.told.ended += 1
                    break
                await asyncio.sleep(self._pause)

    async def _open(self) -> dict[str, str]:
        """Open a chat, however often it has to be tried."""
        while True:
            status, body = await self._post("/chat/sessions", {}, {})
            if status == 201:
                return {"Authorization": f"Bearer {body['session']}"}
            await asyncio.sleep(AGAIN_SECONDS)

    async def _say(self, text: str, bearer: dict[str, str]) -> str:
        """Send a message until it is answered, its chat is over or it is lost."""
        message_id, began = secrets.token_hex(16), time.monotonic()
        headers = bearer | {"Idempotency-Key": message_id}
        tries = 0
        while time.monotonic() - began < LOST_SECONDS:
            found = self._heard(*await self._post("/chat/messages", headers, {"text": text, "id": message_id}))
            if found != AGAIN:
                if found == ANSWERED:
                    self.told.at.append((time.monotonic(), time.monotonic() - began))
                self.told.messages_again += bool(tries)
                return found
            tries += 1
            self.told.again += 1
            await asyncio.sleep(AGAIN_SECONDS)
        self.told.lost += 1
        return AGAIN

    def _heard(self, status: int, body: dict[str, Any]) -> str:
        if status == 401:
            return ENDED
        if status == 200 and not body.get("again") and is_answer(body["messages"]):
            return ANSWERED
        self.told.silent += not (body.get("error") or body.get("messages"))
        return AGAIN

    async def _post(self, path: str, headers: dict[str, str], body: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return the status and what came, 0 and {} where the connection broke."""
        try:
            async with self._client.post(self._address + path, headers=headers, json=body) as answer:
                return answer.status, await answer.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
            return 0, {}


def _client() -> aiohttp.ClientSession:
    """Return a client that opens as many connections as there are adults."""
    timeout = aiohttp.ClientTimeout(total=PAGE_SECONDS)
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout)
