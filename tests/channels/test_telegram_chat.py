"""What arrives in a Telegram chat unasked: a person's words, plainly marked, and their typing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot
from telegram.error import Forbidden

from bot.channels.telegram_chat import Chat
from bot.channels.telegram_chats import Chats
from bot.session.session import Reply, Session
from tests.channels.stub_agent import stub_desk, until


class Screen(Bot):
    """A bot that keeps what it would send."""

    def __init__(self, *, blocked: bool = False) -> None:
        super().__init__("1:invented")
        self._unfreeze()
        self.sent: list[dict[str, Any]] = []
        self.blocked = blocked

    async def _post(self, endpoint: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        if self.blocked:
            raise Forbidden("blocked")
        self.sent.append({"method": endpoint, **(data or {})})
        if endpoint != "sendMessage":
            return True
        return {"message_id": len(self.sent), "date": 1, "chat": {"id": 5, "type": "private"}, "text": "-"}


@dataclass
class Row:
    kind: str
    data: dict[str, Any] = field(default_factory=dict)


def by_person(text: str) -> Row:
    return Row("message", {"from": "person", "name": "Sam", "text": text, "buttons": []})


def by_guide(text: str) -> Row:
    return Row("message", {"from": "guide", "name": "", "text": text, "buttons": []})


def chat_with(screen: Screen) -> Chat:
    return Chat(Session("token"), screen, 5)


async def all_of(*rows: Row) -> AsyncIterator[Row]:
    for row in rows:
        yield row


async def follow(chat: Chat, *rows: Row) -> None:
    chat.follow(all_of(*rows))
    await until(lambda: not chat.is_followed, "the end")


async def test_a_persons_words_stand_under_their_name_and_cannot_be_forwarded() -> None:
    screen = Screen()
    await follow(chat_with(screen), by_person("Hello, I am here now."))
    [sent] = screen.sent
    assert sent["text"] == "Sam\nHello, I am here now."
    assert [(row.type, row.offset, row.length) for row in sent["entities"]] == [("bold", 0, 3)]
    assert sent["protect_content"]
    assert sent["disable_notification"]


async def test_what_arrives_keeps_its_order_and_typing_is_shown() -> None:
    screen = Screen()
    await follow(chat_with(screen), by_guide("Somebody has joined."), Row("typing"), Row("state"), by_person("Hello"))
    assert [row["method"] for row in screen.sent] == ["sendMessage", "sendChatAction", "sendMessage"]


async def test_the_guides_own_words_can_be_passed_on() -> None:
    screen = Screen()
    await chat_with(screen).send(Reply([{"text": "Call 999.", "buttons": []}]))
    assert not screen.sent[0].get("protect_content")


async def test_a_long_message_of_a_person_names_them_on_each_part() -> None:
    screen = Screen()
    await follow(chat_with(screen), by_person("A sentence of some words. " * 150))
    assert len(screen.sent) == 2
    assert all(row["text"].startswith("Sam\n") for row in screen.sent)


async def test_following_ends_quietly_where_the_adult_has_blocked_the_guide() -> None:
    await follow(chat_with(Screen(blocked=True)), by_person("Hello"))


async def test_nothing_arrives_after_the_chat_was_forgotten() -> None:
    screen, waits = Screen(), asyncio.Event()
    chat = chat_with(screen)

    async def late() -> AsyncIterator[Row]:
        await waits.wait()
        yield by_person("Hello")

    chat.follow(late())
    await asyncio.sleep(0)
    chat.stop_following()
    waits.set()
    await asyncio.sleep(0.05)
    assert screen.sent == []
    assert not chat.is_followed


class Pushing:
    """Chats of a desk, with rows that a test lets arrive in every session."""

    def __init__(self) -> None:
        self.desk, self.screen = stub_desk(), Screen()
        self.arrived: asyncio.Queue[Row] = asyncio.Queue()
        self.chats = Chats(self.desk, self._arriving)

    async def begin(self) -> "Pushing":
        self.chat = await self.chats.find(self.screen, 5, 1)
        return self

    async def _arriving(self, session: Session) -> AsyncIterator[Row]:
        while True:
            yield await self.arrived.get()


async def test_a_chat_is_followed_from_its_opening_until_its_session_is_over() -> None:
    pushing = await Pushing().begin()
    pushing.arrived.put_nowait(by_person("Hello"))
    await until(lambda: pushing.screen.sent, "what was said")
    await pushing.desk.sessions.end(pushing.chat.session.token)
    pushing.arrived.put_nowait(by_person("Too late"))
    await until(lambda: not pushing.chat.is_followed, "the end")
    assert [row["text"] for row in pushing.screen.sent] == ["Sam\nHello"]


async def test_silence_after_hiding_lasts_until_the_adult_writes_again() -> None:
    pushing = await Pushing().begin()
    pushing.chat.stop_following()
    pushing.arrived.put_nowait(by_person("Hello"))
    await asyncio.sleep(0.05)
    assert pushing.screen.sent == []
    assert await pushing.chats.find(pushing.screen, 5, 2) is pushing.chat
    await until(lambda: pushing.screen.sent, "what was said meanwhile")
    await pushing.chats.forget(pushing.chat)
