"""Somebody who floods a Telegram chat is told once a minute, with the numbers, and can still hide and leave."""

import pytest
from limits import RateLimitItemPerMinute

from bot.channels import telegram_answers
from bot.channels.fixed_words import text_of
from bot.channels.pace import Rule
from bot.channels.telegram_answers import Answers
from tests.channels.stub_agent import stub_desk
from tests.channels.test_telegram_chat import Screen

TOO_FAST = text_of("utter_too_fast")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    monkeypatch.setattr(telegram_answers, "IN_SESSION", Rule("in_session", RateLimitItemPerMinute(2)))
    return Answers(stub_desk())


def shown(screen: Screen) -> list[str]:
    return [sent["text"] for sent in screen.sent if sent["method"] == "sendMessage"]


async def test_a_flood_is_answered_once_by_the_numbers(answers: Answers):
    screen = Screen()
    chat = await answers.chats.find(screen, 5, 1)
    for number in range(6):
        await answers.answer(chat, text=f"message {number}")
    assert shown(screen)[2:] == [TOO_FAST]
    assert "999" in TOO_FAST


async def test_another_chat_is_not_held_up(answers: Answers):
    one, other = Screen(), Screen()
    for _ in range(4):
        await answers.answer(await answers.chats.find(one, 5, 1), text="hello")
    await answers.answer(await answers.chats.find(other, 6, 1), text="hello")
    assert TOO_FAST not in shown(other)


async def test_hiding_and_leaving_have_no_limit(answers: Answers):
    screen = Screen()
    chat = await answers.chats.find(screen, 5, 1)
    for _ in range(4):
        await answers.answer(chat, text="hello")
    await answers.hide(chat, 9)
    assert shown(screen)[-1] == text_of("utter_hide")
    await answers.leave(chat, 9)
    assert shown(screen)[-1] == text_of("utter_left")
