"""What arrives in a Telegram chat unasked: a person's words, plainly marked, and their typing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from telegram import Bot
from telegram.error import Forbidden

from bot.channels.telegram_chat import Chat, Pushed
from bot.session.sessions import Reply, Session


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


def chat_with(screen: Screen) -> Chat:
    return Chat(Session("token"), screen, 5)


async def all_of(*rows: Pushed) -> AsyncIterator[Pushed]:
    for row in rows:
        yield row


async def follow(chat: Chat, *rows: Pushed) -> None:
    chat.follow(all_of(*rows))
    await asyncio.gather(chat._following)


async def test_a_persons_words_stand_under_their_name_and_cannot_be_forwarded() -> None:
    screen = Screen()
    await follow(chat_with(screen), Pushed(name="Sam", text="Hello, I am here now."))
    [sent] = screen.sent
    assert sent["text"] == "Sam\nHello, I am here now."
    assert [(row.type, row.offset, row.length) for row in sent["entities"]] == [("bold", 0, 3)]
    assert sent["protect_content"]
    assert sent["disable_notification"]


async def test_what_arrives_keeps_its_order_and_typing_is_shown() -> None:
    screen = Screen()
    joined = Reply([{"text": "Somebody has joined.", "buttons": []}])
    await follow(chat_with(screen), Pushed(joined), Pushed(), Pushed(name="Sam", text="Hello"))
    assert [row["method"] for row in screen.sent] == ["sendMessage", "sendChatAction", "sendMessage"]


async def test_the_guides_own_words_can_be_passed_on() -> None:
    screen = Screen()
    await chat_with(screen).send(Reply([{"text": "Call 999.", "buttons": []}]))
    assert not screen.sent[0].get("protect_content")


async def test_a_long_message_of_a_person_names_them_on_each_part() -> None:
    screen = Screen()
    await follow(chat_with(screen), Pushed(name="Sam", text="A sentence of some words. " * 150))
    assert len(screen.sent) == 2
    assert all(row["text"].startswith("Sam\n") for row in screen.sent)


async def test_following_ends_quietly_where_the_adult_has_blocked_the_guide() -> None:
    await follow(chat_with(Screen(blocked=True)), Pushed(name="Sam", text="Hello"))


async def test_nothing_arrives_after_the_chat_was_forgotten() -> None:
    screen, waits = Screen(), asyncio.Event()
    chat = chat_with(screen)

    async def late() -> AsyncIterator[Pushed]:
        await waits.wait()
        yield Pushed(name="Sam", text="Hello")

    chat.follow(late())
    await asyncio.sleep(0)
    chat.stop_following()
    waits.set()
    await asyncio.gather(chat._following, return_exceptions=True)
    assert screen.sent == []
