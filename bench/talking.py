"""Talks to a guide as its users do: one chat each, over the stock rest channel or over our web API."""

import asyncio
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import aiohttp

from bench.servers import Guide
from bot.content.responses import load_responses

# Sayings of adults of the kinds that make up most chats; two of ten need an action that looks something up.
MESSAGES = (
    "hello there",
    "what should I say to her",
    "how do I write down what he told me",
    "who do I report this to",
    "can I promise to keep it secret",
    "what happens after I report it",
    "will she have to go to court",
    "what are the signs to look for",
    "who can I ring in Leeds",
    "thank you",
)
TURN_SECONDS = 60
# A chat is about as long as this; then the user opens another.
TURNS_A_CHAT = 10


class Chat:
    """One chat with the stock guide."""

    def __init__(self, client: aiohttp.ClientSession, address: str) -> None:
        self.client = client
        self.address = address
        self.sender = uuid.uuid4().hex

    async def open(self) -> None:
        """Open the chat; on stock rest there is nothing to open."""

    async def say(self, text: str) -> bool:
        """Say something; return whether it was answered."""
        body = {"sender": self.sender, "message": text}
        async with self.client.post(f"{self.address}/webhooks/rest/webhook", json=body) as answer:
            return answer.status == 200 and bool(await answer.json())

    async def close(self) -> None:
        """End the chat; on stock rest there is no end."""


class SteadyChat(Chat):
    """One chat with ours."""

    async def open(self) -> None:
        """Open a session."""
        async with self.client.post(f"{self.address}/chat/sessions") as answer:
            self.bearer = {"Authorization": f"Bearer {(await answer.json())['session']}"}

    async def say(self, text: str) -> bool:
        """Say something; return whether it was answered."""
        url = f"{self.address}/chat/messages"
        async with self.client.post(url, json={"text": text}, headers=self.bearer) as answer:
            return answer.status == 200 and is_answer((await answer.json())["messages"])

    async def close(self) -> None:
        """End the session."""
        async with self.client.delete(f"{self.address}/chat/sessions", headers=self.bearer):
            pass


def is_answer(messages: Sequence[dict[str, Any]]) -> bool:
    """Say whether messages answer something: the safe reply, given after five seconds, does not."""
    return bool(messages) and messages[0]["text"] != _safe_reply()


@lru_cache(maxsize=1)
def _safe_reply() -> str:
    return str(load_responses()["utter_safe_reply"][0]["text"])


KIND_OF_CHAT: dict[str, type[Chat]] = {"steady": SteadyChat, "stock": Chat}


def new_chat(client: aiohttp.ClientSession, guide: Guide) -> Chat:
    """Return a chat with a guide."""
    return KIND_OF_CHAT[guide.name](client, guide.address)


def client() -> aiohttp.ClientSession:
    """Return a client that opens as many connections as there are users; to be closed by who asked for it."""
    connector = aiohttp.TCPConnector(limit=0)
    return aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=TURN_SECONDS))


async def timed(chat: Chat, text: str) -> float:
    """Say something; return how many milliseconds the answer took.

    Raises:
        UnansweredError: there was none.
    """
    began = time.perf_counter()
    answered = await chat.say(text)
    if not answered:
        raise UnansweredError("a message had no answer")
    return 1000 * (time.perf_counter() - began)


class UnansweredError(Exception):
    """A guide had nothing to say."""


async def first_turn(guide: Guide) -> float:
    """Return how many milliseconds the first message after a start takes."""
    async with client() as opened:
        chat = new_chat(opened, guide)
        await chat.open()
        return await timed(chat, MESSAGES[1])


async def side_by_side(
    guides: Sequence[Guide], lengths: Sequence[int], chats: int, seconds: float
) -> dict[str, dict[int, list[float]]]:
    """Time turns at some lengths of a chat, turn by turn in turn, so that other work on the machine slows both.

    At each length the same messages are timed, one of each kind; all turns between them are there to make it long.

    Args:
        guides: what is talked to.
        lengths: how many turns went before, at least 1 each.
        chats: most chats to hold with each.
        seconds: no other chat is begun after so many seconds.
    """
    taken: dict[str, dict[int, list[float]]] = {guide.name: {length: [] for length in lengths} for guide in guides}
    began = time.monotonic()
    async with client() as opened:
        for number in range(chats):
            if number and time.monotonic() - began > seconds:
                break
            open_chats = {guide.name: new_chat(opened, guide) for guide in guides}
            for chat in open_chats.values():
                await chat.open()
            for turn in range(1, max(lengths) + len(MESSAGES)):
                await _one_turn(open_chats, turn, taken)
    return taken


async def _one_turn(chats: dict[str, Chat], turn: int, taken: dict[str, dict[int, list[float]]]) -> None:
    for name, chat in chats.items():
        milliseconds = await timed(chat, MESSAGES[turn % len(MESSAGES)])
        for length, kept in taken[name].items():
            if length <= turn < length + len(MESSAGES):
                kept.append(milliseconds)


@dataclass
class Rush:
    """What many users at once got in some seconds."""

    users: int
    seconds: float
    taken: list[float] = field(default_factory=list)
    unanswered: int = 0

    @property
    def a_second(self) -> float:
        """How many messages were answered in a second."""
        return len(self.taken) / self.seconds


async def rush(guide: Guide, users: int, seconds: float) -> Rush:
    """Let so many users talk at once, each waiting for its answer before its next message."""
    result = Rush(users, seconds)
    end = time.monotonic() + seconds
    async with client() as opened:
        make = lambda: new_chat(opened, guide)  # noqa: E731
        await asyncio.gather(*(_user(make, number, end, result) for number in range(users)))
    return result


async def _user(make: Callable[[], Chat], number: int, end: float, result: Rush) -> None:
    while time.monotonic() < end:
        chat = make()
        await chat.open()
        for turn in range(TURNS_A_CHAT):
            try:
                milliseconds = await timed(chat, MESSAGES[(number + turn) % len(MESSAGES)])
            except UnansweredError:
                result.unanswered += 1
                continue
            if time.monotonic() >= end:
                return
            result.taken.append(milliseconds)
        await chat.close()
