"""Leaving by Telegram: one tap and silent to leave, two to wipe; both sides' messages go (safety-rules.md 1 and 12)."""

import json

import pytest

from tests.channels.bot_api import BotApi
from tests.channels.chat import DISCLOSURE
from tests.channels.server import ActionServer
from tests.channels.telegram_people import titles
from tests.channels.test_telegram import only_this_stands, quiet_for
from tests.channels.words import said


@pytest.fixture
def talking(telegram: BotApi, person: int) -> int:
    """Somebody in the middle of a walk, with five messages of the guide and two of theirs on the screen."""
    telegram.write(person, DISCLOSURE)
    telegram.answered(person, 5)
    return person


def test_leave_is_one_tap_and_leaves_one_neutral_line(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/leave")
    only_this_stands(telegram, talking, "utter_left")
    assert telegram.called("sendMessage")[-1]["disable_notification"] == "true"


def test_after_leave_the_chat_begins_anew(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/leave")
    only_this_stands(telegram, talking, "utter_left")
    telegram.write(talking, "/steps")
    assert said(telegram.answered(talking, 2), "utter_menu")


def test_leaving_and_wiping_need_nothing_but_telegram(telegram: BotApi, talking: int, actions: ActionServer) -> None:
    actions.kill()
    telegram.write(talking, "/wipe")
    telegram.answered(talking, 6)
    telegram.press(talking, "Delete this chat")
    only_this_stands(telegram, talking, "utter_left")


def test_wipe_says_first_what_goes_and_what_stays(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/wipe")
    messages = telegram.answered(talking, 6)
    assert said(messages[-1:], "utter_wipe")
    assert titles(messages[-1]) == ["Delete this chat", "Keep it"]
    quiet_for(0.5)
    assert not telegram.called("deleteMessages")


def test_the_second_tap_wipes_both_sides(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/wipe")
    telegram.answered(talking, 6)
    telegram.press(talking, "Delete this chat")
    only_this_stands(telegram, talking, "utter_left")


def test_keeping_it_goes_back_to_the_step(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/wipe")
    telegram.answered(talking, 6)
    telegram.press(talking, "Keep it")
    assert titles(telegram.answered(talking, 7)[-1]) == ["Yes, safe now", "No", "I'm not sure"]


def test_a_typed_wish_to_wipe_ends_the_session_and_still_takes_a_tap(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "please delete this chat")
    messages = telegram.answered(talking, 6)
    assert said(messages[-1:], "utter_wipe")
    telegram.write(talking, "/steps")
    assert said(telegram.answered(talking, 7)[-1:], "utter_menu")
    telegram.press(talking, "Delete this chat")
    only_this_stands(telegram, talking, "utter_left")


def test_the_numbers_just_before_the_command_are_tried_too(telegram: BotApi, talking: int) -> None:
    telegram.write(talking, "/leave")
    only_this_stands(telegram, talking, "utter_left")
    tried = [json.loads(fields["message_ids"]) for fields in telegram.called("deleteMessages")]
    command = max(tried[0])
    assert len(tried) == 2
    assert set(tried[1]) < set(range(command - 100, command))


def test_messages_refused_together_are_deleted_one_by_one(telegram: BotApi, talking: int) -> None:
    telegram.refusals["deleteMessages"] = "message can't be deleted for everyone"
    telegram.write(talking, "/leave")
    only_this_stands(telegram, talking, "utter_left")


def test_an_answer_under_way_never_comes_after_leaving(telegram: BotApi, talking: int, actions: ActionServer) -> None:
    actions.wake_after(1.0)
    telegram.press(talking, "Yes, safe now")
    quiet_for(0.3)
    telegram.write(talking, "/leave")
    quiet_for(1.5)
    only_this_stands(telegram, talking, "utter_left")


def test_whoever_blocks_the_guide_is_forgotten(telegram: BotApi, talking: int) -> None:
    telegram.become(talking, "kicked")
    quiet_for(0.5)
    telegram.write(talking, "/steps")
    assert said(telegram.answered(talking, 6)[-1:], "utter_menu")
