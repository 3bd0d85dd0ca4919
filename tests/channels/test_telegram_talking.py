"""A whole walk by Telegram, its commands, edits and links, and what the guide sends read by another library."""

import json
from collections import defaultdict

import pytest
from telebot import types

from bot.channels.fixed_words import text_of
from tests.channels.bot_api import BotApi
from tests.channels.chat import DISCLOSURE
from tests.channels.processes import wait_until
from tests.channels.server import Server
from tests.channels.telegram_people import CHAT_IDS, titles
from tests.channels.test_telegram import quiet_for
from tests.channels.words import names_of, said

MANY = 100
MANY_SECONDS = 60
ROUNDS = 5
SAFE = "utter_safe_reply"


def read_by_another_library(fields: dict) -> None:
    """Read one sendMessage with pyTelegramBotAPI's types, which refuse what they do not know."""
    markup = json.loads(fields.get("reply_markup") or '{"inline_keyboard": []}')
    keys = [key for row in types.InlineKeyboardMarkup.de_json(markup).keyboard for key in row]
    assert [key.to_dict() for key in keys] == [key for row in markup["inline_keyboard"] for key in row]
    assert all(key.text and 1 <= len(key.callback_data.encode()) <= 64 for key in keys)
    preview = types.LinkPreviewOptions(**json.loads(fields["link_preview_options"]))
    assert preview.is_disabled
    assert 1 <= len(fields["text"]) <= 4096
    assert fields["disable_notification"] == "true"
    assert "parse_mode" not in fields


def test_a_whole_walk_and_every_call_of_it_is_read_by_another_library(telegram: BotApi, person: int) -> None:
    telegram.write(person, DISCLOSURE)
    telegram.answered(person, 5)
    press_and_wait(telegram, person, "Yes, safe now")
    while "Next" in titles(telegram.from_guide(person)[-1]):
        press_and_wait(telegram, person, "Next")
    messages = telegram.from_guide(person)
    assert said(messages, "utter_plan_two_actions")
    assert not said(messages, "utter_safe_reply")
    # The buttons of the opening stay: this adult typed. What was pressed is gone.
    assert [titles(row) for row in messages[3:-1] if titles(row)] == []
    for fields in telegram.called("sendMessage"):
        read_by_another_library(fields)
    assert telegram.foreign == []
    assert not telegram.called("pinChatMessage")


def press_and_wait(telegram: BotApi, person: int, title: str) -> None:
    """Press a button, and wait until its answer has come to an end."""
    before = len(telegram.from_guide(person))
    telegram.press(person, title)
    telegram.answered(person, before + 1)
    wait_until(lambda: titles(telegram.from_guide(person)[-1]), 10, "the end of the answer")


def test_the_menu_is_read_by_another_library(server: Server, telegram: BotApi) -> None:
    sent = server.telegram.at_start["setMyCommands"]
    commands = [types.BotCommand(**row) for row in json.loads(sent["commands"])]
    assert [row.command for row in commands] == ["start", "help", "person", "steps", "leave", "wipe"]
    assert all(3 <= len(row.description) <= 256 for row in commands)
    assert json.loads(sent["scope"]) == json.loads(types.BotCommandScopeAllPrivateChats().to_json())


@pytest.mark.parametrize(
    ("command", "response"),
    [("/help", "utter_ask_help"), ("/person", "utter_ask_for_person"), ("/steps", "utter_menu")],
)
def test_a_command_says_what_its_button_would(telegram: BotApi, person: int, command: str, response: str) -> None:
    telegram.write(person, command)
    assert said(telegram.answered(person, 4)[3:], response)


def test_steps_leads_back_into_the_walk(telegram: BotApi, person: int) -> None:
    telegram.write(person, DISCLOSURE)
    telegram.answered(person, 5)
    telegram.write(person, "/steps")
    assert titles(telegram.answered(person, 6)[-1]) == ["Yes, safe now", "No", "I'm not sure"]


def test_a_command_that_is_not_ours_is_read_as_text(telegram: BotApi, person: int) -> None:
    telegram.write(person, "/hello")
    telegram.answered(person, 4)


def test_the_teachers_link_opens_in_the_role_of_staff(telegram: BotApi) -> None:
    chat_id = next(CHAT_IDS)
    telegram.write(chat_id, "/start teacher")
    messages = telegram.answered(chat_id, 4)
    assert said(messages, "utter_greet")
    assert said(messages, "utter_noted")
    telegram.write(chat_id, "/person")
    wait_until(lambda: said(telegram.from_guide(chat_id), "utter_ask_for_person_staff"), 10, "words for staff")


def test_an_edited_message_is_answered_once(telegram: BotApi, person: int) -> None:
    telegram.write(person, "qwx zvb")
    telegram.answered(person, 4)
    quiet_for(0.5)
    before = len(telegram.from_guide(person))
    telegram.edit(person, DISCLOSURE)
    telegram.answered(person, before + 2)
    quiet_for(0.5)
    messages = telegram.from_guide(person)[before:]
    assert len(messages) == 2
    assert said(messages, "utter_harmed_by_family")


def test_danger_in_an_edited_message_is_heard(telegram: BotApi, person: int) -> None:
    telegram.write(person, DISCLOSURE)
    telegram.answered(person, 5)
    telegram.edit(person, "he is at the door")
    assert said(telegram.answered(person, 6)[5:], "utter_red_now")


def test_a_hundred_chats_at_once_each_get_their_own_answer(telegram: BotApi) -> None:
    asked = {
        DISCLOSURE: "utter_harmed_by_family",
        "he is at the door": "utter_red_now",
        "/help": "utter_ask_help",
        "/person": "utter_ask_for_person",
        "/start": "utter_greet",
    }
    texts = list(asked)
    people = {next(CHAT_IDS): texts[number % len(texts)] for number in range(MANY)}
    awaited = {chat_id: {asked[text]} for chat_id, text in people.items()}
    left = people
    # On a busy machine some turns take more than their five seconds and get the safe reply: they ask again.
    for _ in range(ROUNDS):
        told = write_to_each(telegram, left, awaited)
        left = {chat_id: text for chat_id, text in left.items() if not awaited[chat_id] & set(told[chat_id])}
    quiet_for(1)
    others = set(asked.values())
    assert {chat_id: others & set(heard(telegram)[chat_id]) for chat_id in people} == awaited


def write_to_each(telegram: BotApi, people: dict[int, str], awaited: dict[int, set[str]]) -> dict[int, list[str]]:
    """Let everybody write at once, wait until each has the answer or one more safe reply, and return what was heard."""
    before = heard(telegram)
    for chat_id, text in people.items():
        telegram.write(chat_id, text)

    def answered() -> bool:
        told = heard(telegram)
        return all(
            awaited[chat_id] & set(told[chat_id]) or told[chat_id].count(SAFE) > before[chat_id].count(SAFE)
            for chat_id in people
        )

    wait_until(answered, MANY_SECONDS, "an answer in each chat")
    return heard(telegram)


def heard(telegram: BotApi) -> dict[int, list[str]]:
    """Return the names of what the guide has said, by chat."""
    told = defaultdict(list)
    for chat_id, screen in telegram.screens().items():
        told[chat_id] = [name for row in screen.values() if row["by_guide"] for name in names_of(row["text"])]
    return told


def test_the_line_left_behind_names_nothing(telegram: BotApi) -> None:
    left = text_of("utter_left").lower()
    assert not [word for word in ("child", "danger", "police", "999", "harm", "safe") if word in left]
