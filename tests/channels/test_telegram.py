"""The Telegram channel, through the real server and a Bot API server that this project did not write."""

import time

import pytest

from tests.channels.bot_api import BotApi
from tests.channels.chat import DISCLOSURE
from tests.channels.processes import wait_until
from tests.channels.server import ActionServer, Server
from tests.channels.telegram_people import CHAT_IDS, TOKEN, titles
from tests.channels.words import first_sentence, said


def quiet_for(seconds: float) -> None:
    """Give what must not come the time to come."""
    time.sleep(seconds)


def only_this_stands(telegram: BotApi, person: int, name: str) -> None:
    """Wait until the screen is clear but for one line of the guide, and it stays so."""
    wait_until(lambda: len(telegram.screen(person)) == 1 and telegram.from_guide(person), 10, "one line")
    quiet_for(0.5)
    assert len(telegram.screen(person)) == 1
    assert said(telegram.from_guide(person), name)


def test_start_shows_that_this_is_a_trial_and_the_first_buttons(telegram: BotApi, person: int) -> None:
    messages = telegram.from_guide(person)
    assert said(messages[:1], "utter_trial")
    assert said(messages, "utter_greet")
    assert "A child told me" in titles(messages[-1])


def test_a_disclosure_is_answered(telegram: BotApi, person: int) -> None:
    telegram.write(person, DISCLOSURE)
    messages = telegram.answered(person, 5)[3:]
    assert said(messages, "utter_harmed_by_family")
    assert titles(messages[-1]) == ["Yes, safe now", "No", "I'm not sure"]


def test_a_first_message_without_start_is_answered(telegram: BotApi) -> None:
    chat_id = next(CHAT_IDS)
    telegram.write(chat_id, DISCLOSURE)
    assert said(telegram.answered(chat_id, 2), "utter_harmed_by_family")


def test_danger_gets_999_first(telegram: BotApi, person: int) -> None:
    telegram.write(person, "he is at the door")
    assert "999" in first_sentence(telegram.answered(person, 5)[3:])


def test_a_pressed_button_is_answered_and_its_keyboard_is_gone(telegram: BotApi, person: int) -> None:
    telegram.press(person, "A child told me")
    messages = telegram.answered(person, 5)
    assert said(messages[3:], "utter_child_told_me")
    assert [titles(message) for message in messages[:3]] == [[], [], []]
    assert len(telegram.called_within("answerCallbackQuery")) == 1


def test_a_button_pressed_twice_is_answered_once(telegram: BotApi, person: int) -> None:
    number = telegram.press(person, "A child told me")
    telegram.press_again(person, number, "/child_told_me")
    telegram.answered(person, 5)
    quiet_for(1)
    assert len(telegram.from_guide(person)) == 5


def test_a_button_of_a_chat_that_is_over_is_told_so(telegram: BotApi) -> None:
    chat_id = next(CHAT_IDS)
    telegram.press_again(chat_id, 1, "/affirm")
    assert said(telegram.answered(chat_id, 2), "utter_stale_button")


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageReplyMarkup"])
def test_a_press_is_answered_even_where_telegram_refuses_the_rest(telegram: BotApi, person: int, method: str) -> None:
    telegram.refusals[method] = "query is too old" if method == "answerCallbackQuery" else "message can't be edited"
    telegram.press(person, "A child told me")
    assert said(telegram.answered(person, 5), "utter_child_told_me")


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "f1", "file_unique_id": "u1", "width": 9, "height": 9, "file_size": 9}]},
        {
            "sticker": {"file_id": "f1", "file_unique_id": "u1", "type": "regular", "width": 9, "height": 9}
            | {"is_animated": False, "is_video": False}
        },
        {"voice": {"file_id": "f1", "file_unique_id": "u1", "duration": 9}},
        {"document": {"file_id": "f1", "file_unique_id": "u1"}},
        {"contact": {"phone_number": "07700 900123", "first_name": "Robin"}},
        {"location": {"latitude": 50.1, "longitude": -5.2}},
    ],
    ids=lambda content: next(iter(content)),
)
def test_media_is_refused_kindly_and_never_fetched(telegram: BotApi, person: int, content: dict) -> None:
    telegram.post(person, **content)
    messages = telegram.answered(person, 4)
    assert said(messages[3:], "utter_no_media")
    assert titles(messages[-1])
    assert not telegram.called("getFile")


def test_an_album_is_refused_once(telegram: BotApi, person: int) -> None:
    photo = {"file_id": "f1", "file_unique_id": "u1", "width": 9, "height": 9, "file_size": 9}
    for _ in range(3):
        telegram.post(person, photo=[photo], media_group_id="77")
    telegram.answered(person, 4)
    quiet_for(0.5)
    assert len(telegram.from_guide(person)) == 4


def test_danger_under_a_picture_gets_999_first(telegram: BotApi, person: int) -> None:
    photo = {"file_id": "f1", "file_unique_id": "u1", "width": 9, "height": 9, "file_size": 9}
    telegram.post(person, photo=[photo], caption="he is at the door")
    messages = telegram.answered(person, 6)[3:]
    assert "999" in first_sentence(messages)
    assert said(messages, "utter_no_media")


def test_a_group_is_left_without_being_read(telegram: BotApi) -> None:
    group = -next(CHAT_IDS)
    telegram.post(group, "group", text="hello guide")
    telegram.called_within("leaveChat")
    assert not telegram.from_guide(group)


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_being_put_into_a_group_is_declined_and_the_group_left(telegram: BotApi, kind: str) -> None:
    group = -next(CHAT_IDS)
    telegram.become(group, "member", kind)
    telegram.called_within("leaveChat")
    assert said(telegram.from_guide(group), "utter_private_only")


@pytest.mark.parametrize("how", ["Hide this", "hes coming in"])
def test_a_wish_to_hide_deletes_both_sides_and_leaves_one_neutral_line(telegram: BotApi, person: int, how: str) -> None:
    telegram.write(person, "he is at the door")
    telegram.answered(person, 5)
    shown = set(telegram.screen(person))
    telegram.press(person, how) if how == "Hide this" else telegram.write(person, how)
    only_this_stands(telegram, person, "utter_hide")
    assert not shown & set(telegram.screen(person))


def test_hiding_needs_nothing_but_telegram(telegram: BotApi, person: int, actions: ActionServer) -> None:
    telegram.write(person, "he is at the door")
    telegram.answered(person, 5)
    actions.kill()
    telegram.press(person, "Hide this")
    only_this_stands(telegram, person, "utter_hide")


@pytest.mark.parametrize("text", ["ok I am back", "/start"])
def test_coming_back_after_hiding_from_danger_shows_the_help(telegram: BotApi, person: int, text: str) -> None:
    telegram.write(person, "he is at the door")
    telegram.answered(person, 5)
    telegram.press(person, "Hide this")
    only_this_stands(telegram, person, "utter_hide")
    quiet_for(0.5)
    telegram.write(person, text)
    assert "999" in first_sentence(telegram.answered(person, 2)[1:])


def test_a_refused_deletion_still_leaves_the_neutral_line(telegram: BotApi, person: int) -> None:
    telegram.refusals["deleteMessages"] = "message can't be deleted"
    telegram.write(person, "hes coming in")
    only_this_stands(telegram, person, "utter_hide")


def test_the_safe_reply_comes_by_telegram_too(telegram: BotApi, person: int, actions: ActionServer) -> None:
    actions.kill()
    telegram.write(person, DISCLOSURE)
    assert said(telegram.answered(person, 4)[3:], "utter_safe_reply")


def test_nobody_hears_from_the_guide_unasked(telegram: BotApi, person: int) -> None:
    quiet_for(2)
    assert len(telegram.from_guide(person)) == 3


def test_no_log_holds_a_chat_id_or_the_bots_token(server: Server, telegram: BotApi, person: int) -> None:
    telegram.refusals["sendMessage"] = f"chat {person} not found"
    telegram.write(person, DISCLOSURE)
    quiet_for(1)
    assert "70709001" not in server.logs()
    assert TOKEN not in server.logs()
    assert TOKEN.split(":")[1] not in server.logs()
