"""Floods, outages and cut lines between the guide and Telegram: nothing is lost and nothing is said twice."""

import pytest

from tests.channels.bot_api import BLOCKED, BROKEN, CUT_AFTER, CUT_BEFORE, FLOOD, BotApi
from tests.channels.chat import DISCLOSURE
from tests.channels.processes import wait_until
from tests.channels.server import ActionServer
from tests.channels.telegram_people import CHAT_IDS, titles
from tests.channels.test_telegram import only_this_stands, quiet_for
from tests.channels.words import said


@pytest.mark.parametrize("trouble", [FLOOD, BROKEN, CUT_BEFORE, CUT_AFTER])
@pytest.mark.parametrize("times", [1, 2])
def test_every_message_of_an_answer_comes_once(telegram: BotApi, person: int, trouble: str, times: int) -> None:
    telegram.troubles["sendMessage"] += [trouble] * times
    telegram.write(person, DISCLOSURE)
    wait_until(lambda: "Yes, safe now" in titles(telegram.from_guide(person)[-1]), 10, "the end of the answer")
    quiet_for(0.5)
    messages = telegram.from_guide(person)[3:]
    assert len(messages) == 2
    assert said(messages[:1], "utter_harmed_by_family")
    assert telegram.troubles["sendMessage"] == []


def test_one_chats_flood_holds_up_nobody_else(telegram: BotApi, person: int) -> None:
    telegram.troubles["sendMessage"] += [FLOOD]
    telegram.write(person, DISCLOSURE)
    wait_until(lambda: not telegram.troubles["sendMessage"], 10, "the flood")
    other = next(CHAT_IDS)
    telegram.write(other, DISCLOSURE)
    telegram.answered(other, 2)
    assert len(telegram.from_guide(person)) == 3


def test_what_a_flood_held_back_does_not_come_after_leaving(telegram: BotApi, person: int) -> None:
    telegram.troubles["sendMessage"] += [FLOOD]
    telegram.write(person, DISCLOSURE)
    quiet_for(0.7)
    telegram.write(person, "/leave")
    only_this_stands(telegram, person, "utter_left")
    quiet_for(2.5)
    only_this_stands(telegram, person, "utter_left")


@pytest.mark.parametrize("trouble", [FLOOD, BROKEN, CUT_BEFORE, CUT_AFTER])
def test_a_press_is_answered_once_whatever_becomes_of_its_buttons(telegram: BotApi, person: int, trouble: str) -> None:
    telegram.troubles["editMessageReplyMarkup"] += [trouble]
    telegram.troubles["answerCallbackQuery"] += [trouble]
    telegram.press(person, "A child told me")
    telegram.answered(person, 5)
    quiet_for(0.5)
    assert len(telegram.from_guide(person)) == 5


@pytest.mark.parametrize("trouble", [FLOOD, BROKEN, CUT_BEFORE, CUT_AFTER])
def test_a_wipe_outlasts_it(telegram: BotApi, person: int, trouble: str) -> None:
    telegram.troubles["deleteMessages"] += [trouble]
    telegram.write(person, "/leave")
    only_this_stands(telegram, person, "utter_left")


@pytest.mark.parametrize("trouble", [BROKEN, CUT_BEFORE, CUT_AFTER])
def test_polling_goes_on_and_brings_every_message_once(telegram: BotApi, person: int, trouble: str) -> None:
    telegram.troubles["getUpdates"] += [trouble] * 2
    telegram.write(person, DISCLOSURE)
    telegram.answered(person, 5)
    quiet_for(0.5)
    assert len(telegram.from_guide(person)) == 5


def test_a_guide_that_was_blocked_goes_on_with_everybody_else(telegram: BotApi, person: int) -> None:
    telegram.troubles["sendMessage"] += [BLOCKED]
    telegram.write(person, DISCLOSURE)
    wait_until(lambda: not telegram.troubles["sendMessage"], 10, "the refusal")
    other = next(CHAT_IDS)
    telegram.write(other, DISCLOSURE)
    telegram.answered(other, 2)
    assert len(telegram.from_guide(person)) == 3


def test_typing_is_shown_while_an_answer_takes_its_time(telegram: BotApi, person: int, actions: ActionServer) -> None:
    actions.wake_after(1.0)
    telegram.write(person, DISCLOSURE)
    assert {fields["action"] for fields in telegram.called_within("sendChatAction")} == {"typing"}
    assert not said(telegram.answered(person, 5), "utter_safe_reply")


def test_the_guide_sent_nothing_that_the_bot_api_does_not_know(telegram: BotApi, person: int) -> None:
    assert telegram.foreign == []
