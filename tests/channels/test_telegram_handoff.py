"""A whole handoff in a Telegram chat: words both ways, typing, the 999 line, the way back, leaving in the middle."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import telegram_service, telegram_turn
from bot.channels.base import Desk
from bot.channels.telegram_service import Service
from bot.session.session import Session
from tests.channels.a_line import ALine, house, sessions_of
from tests.channels.bot_api import BotApi
from tests.channels.stub_agent import until
from tests.channels.telegram_people import CHAT_IDS, TOKEN, titles


class InTelegram:
    """One adult in a chat, and Sam on shift."""

    def __init__(self, api: BotApi, line: ALine, desk: Desk) -> None:
        self.api, self.line, self.desk = api, line, desk
        self.chat_id = next(CHAT_IDS)

    @property
    def session(self) -> Session:
        """The adult's session."""
        return sessions_of(self.desk)[0]

    @property
    def texts(self) -> list[str]:
        """What the guide and the person have sent."""
        return [message["text"] for message in self.api.from_guide(self.chat_id)]

    async def until_told(self, part: str) -> str:
        """Wait for a message that holds something, and return it."""
        await until(lambda: any(part in text for text in self.texts), part)
        return next(text for text in reversed(self.texts) if part in text)

    async def queued(self) -> None:
        """Ask for a person and say yes."""
        self.api.write(self.chat_id, "a person please")
        await self.until_told("Shall I ask them?")
        self.api.press(self.chat_id, "Yes, ask them")
        await self.until_told("You are in the queue")

    async def joined(self) -> None:
        """Let Sam join."""
        await self.queued()
        await self.line.join(self.session)
        await self.until_told("Sam from Tulip Line has joined")


@pytest_asyncio.fixture
async def chat(monkeypatch: pytest.MonkeyPatch, bot_api: BotApi, tmp_path: Path) -> AsyncIterator[InTelegram]:
    monkeypatch.setenv("STEADY_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("STEADY_TELEGRAM_API_URL", bot_api.address)
    monkeypatch.setattr(telegram_turn, "LOCKS", tmp_path)
    # A poll that is cut off by a stop may take the next test's message along.
    monkeypatch.setattr(telegram_service, "POLLING_STOP_SECONDS", 60)
    monkeypatch.setattr(telegram_service, "STOP_SECONDS", 60)
    bot_api.forget()
    line, _, desk = house()
    await line.on_shift()
    service = Service(desk)
    await service.run()
    yield InTelegram(bot_api, line, desk)
    await service.stop()


async def test_a_whole_handoff_goes_both_ways_and_comes_back(chat: InTelegram) -> None:
    await chat.joined()
    await chat.until_told("call 999")
    await chat.line.write(chat.session, "I'm here <b>now</b>")
    assert (await chat.until_told("I'm here")).startswith("Sam")
    chat.api.write(chat.chat_id, "thank you Sam")
    await until(lambda: chat.desk.agent.heard == ["ask_for_person"], "nothing reaches Rasa")
    ref = chat.session.seat.ref
    for _ in range(100):
        if await chat.line.written_by_adult(ref):
            break
        await chat.line.line.board.watch(ref).changed(0.1)
    assert await chat.line.written_by_adult(ref) == ["thank you Sam"]
    await chat.line.close(ref)
    await chat.until_told("has given you back to me")


async def test_the_999_line_is_said_once_on_joining(chat: InTelegram) -> None:
    await chat.joined()
    await chat.until_told("They cannot send help")
    assert sum("They cannot send help" in text for text in chat.texts) == 1


async def test_typing_of_the_person_is_shown(chat: InTelegram) -> None:
    await chat.joined()
    before = len(chat.api.called("sendChatAction"))
    await chat.line.line.presence.typing(chat.session.seat.ref, "staff")
    await until(lambda: len(chat.api.called("sendChatAction")) > before, "typing is shown")


async def test_a_photo_in_a_live_chat_is_refused_and_not_passed_on(chat: InTelegram) -> None:
    await chat.joined()
    chat.api.post(chat.chat_id, photo=[{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}])
    await until(
        lambda: (len(chat.texts) and "photo" in chat.texts[-1].lower()) or "picture" in chat.texts[-1].lower(),
        "refused",
    )
    assert await chat.line.written_by_adult(chat.session.seat.ref) == []


async def test_leave_in_a_live_chat_ends_it_for_the_person_too(chat: InTelegram) -> None:
    await chat.joined()
    ref = chat.session.seat.ref
    chat.api.write(chat.chat_id, "/leave")
    await until(lambda: len(chat.texts) == 1, "one neutral line is left")
    record = await chat.line.line.board.load(ref)
    assert (record.state.value, record.outcome) == ("wrap", "left")
    await chat.line.line.board.change(ref, lambda r: r)
    assert not [title for message in chat.api.from_guide(chat.chat_id) for title in titles(message)]


async def test_the_channel_and_a_key_of_the_chat_go_with_the_session_and_no_chat_id(chat: InTelegram) -> None:
    await chat.queued()
    record = await chat.line.line.board.load(chat.session.seat.ref)
    assert (record.channel, len(record.block_key)) == ("telegram", 64)
    assert str(chat.chat_id) not in str(record)
