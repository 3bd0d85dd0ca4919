"""The Telegram channel, through the real server and a Bot API on loopback."""

import time
from itertools import count

import pytest

from tests.channels.chat import DISCLOSURE
from tests.channels.fake_telegram import TOKEN, FakeTelegram
from tests.channels.server import ActionServer, Server
from tests.channels.telegram_people import Fields, keys_of
from tests.channels.words import first_sentence, said

# Long and odd, so that a log that holds one is found out.
CHAT_IDS = count(7_070_900_100_001)


@pytest.fixture
def person(telegram: FakeTelegram) -> int:
    """The chat id of somebody who has just pressed Start."""
    chat_id = next(CHAT_IDS)
    telegram.write(chat_id, "/start")
    telegram.answered(chat_id, 3)
    return chat_id


def titles(message: Fields) -> list[str]:
    return [key["text"] for key in keys_of(message)]


def quiet_for(seconds: float) -> None:
    """Give what must not come the time to come."""
    time.sleep(seconds)


def test_start_shows_that_this_is_a_trial_and_the_first_buttons(telegram: FakeTelegram, person: int) -> None:
    messages = telegram.from_guide(person)
    assert said(messages[:1], "utter_trial")
    assert said(messages, "utter_greet")
    assert "A child told me" in titles(messages[-1])


def test_a_disclosure_is_answered(telegram: FakeTelegram, person: int) -> None:
    telegram.write(person, DISCLOSURE)
    messages = telegram.answered(person, 5)[3:]
    assert said(messages, "utter_harmed_by_family")
    assert titles(messages[-1]) == ["Yes, safe now", "No", "I'm not sure"]


def test_a_first_message_without_start_is_answered(telegram: FakeTelegram) -> None:
    chat_id = next(CHAT_IDS)
    telegram.write(chat_id, DISCLOSURE)
    assert said(telegram.answered(chat_id, 2), "utter_harmed_by_family")


def test_danger_gets_999_first(telegram: FakeTelegram, person: int) -> None:
    telegram.write(person, "he is at the door")
    assert "999" in first_sentence(telegram.answered(person, 5)[3:])


def test_a_pressed_button_is_answered_and_its_keyboard_is_gone(telegram: FakeTelegram, person: int) -> None:
    telegram.press(person, "A child told me")
    messages = telegram.answered(person, 5)
    assert said(messages[3:], "utter_child_told_me")
    assert [titles(message) for message in messages[:3]] == [[], [], []]
    assert len(telegram.called("answerCallbackQuery")) == 1


def test_a_button_pressed_twice_is_answered_once(telegram: FakeTelegram, person: int) -> None:
    message = dict(telegram.from_guide(person)[-1])
    for _ in range(2):
        telegram.press_again(message, "/child_told_me")
    telegram.answered(person, 5)
    quiet_for(1)
    assert len(telegram.from_guide(person)) == 5


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageReplyMarkup"])
def test_a_press_is_answered_even_where_telegram_refuses_the_rest(
    telegram: FakeTelegram, person: int, method: str
) -> None:
    telegram.refusals[method] = "query is too old" if method == "answerCallbackQuery" else "message can't be edited"
    telegram.press(person, "A child told me")
    assert said(telegram.answered(person, 5), "utter_child_told_me")


def test_a_picture_is_refused_kindly_and_never_fetched(telegram: FakeTelegram, person: int) -> None:
    photo = {"file_id": "f1", "file_unique_id": "u1", "width": 9, "height": 9, "file_size": 9}
    telegram.post(person, photo=[photo])
    messages = telegram.answered(person, 4)
    assert said(messages[3:], "utter_no_media")
    assert titles(messages[-1])
    assert not telegram.called("getFile")


def test_a_group_is_left_without_a_word(telegram: FakeTelegram) -> None:
    group = -next(CHAT_IDS)
    telegram.post(group, "group", text="hello guide")
    telegram.called_within("leaveChat")
    assert not telegram.from_guide(group)


@pytest.mark.parametrize("how", ["Hide this", "hes coming in"])
def test_a_wish_to_hide_deletes_both_sides_and_leaves_one_neutral_line(
    telegram: FakeTelegram, person: int, how: str
) -> None:
    telegram.write(person, "he is at the door")
    telegram.answered(person, 5)
    shown = set(telegram.screens[person])
    telegram.press(person, how) if how == "Hide this" else telegram.write(person, how)
    telegram.called_within("deleteMessages")
    telegram.answered(person, 1)
    quiet_for(0.5)
    assert not shown & set(telegram.screens[person])
    assert len(telegram.screens[person]) == 1
    assert said(telegram.from_guide(person), "utter_hide")
    assert telegram.called("sendMessage")[-1]["disable_notification"] == "true"


def test_a_refused_deletion_still_leaves_the_neutral_line(telegram: FakeTelegram, person: int) -> None:
    telegram.refusals["deleteMessages"] = "message can't be deleted"
    telegram.write(person, "hes coming in")
    assert said(telegram.answered(person, 4)[3:], "utter_hide")


def test_the_safe_reply_comes_by_telegram_too(telegram: FakeTelegram, person: int, actions: ActionServer) -> None:
    actions.kill()
    telegram.write(person, DISCLOSURE)
    assert said(telegram.answered(person, 4)[3:], "utter_safe_reply")


def test_nobody_hears_from_the_guide_unasked(telegram: FakeTelegram, person: int) -> None:
    quiet_for(2)
    assert len(telegram.from_guide(person)) == 3


def test_no_log_holds_a_chat_id_or_the_bots_token(server: Server, telegram: FakeTelegram, person: int) -> None:
    telegram.refusals["sendMessage"] = f"chat {person} not found"
    telegram.write(person, DISCLOSURE)
    quiet_for(1)
    assert "70709001" not in server.logs()
    assert TOKEN not in server.logs()
    assert TOKEN.split(":")[1] not in server.logs()
