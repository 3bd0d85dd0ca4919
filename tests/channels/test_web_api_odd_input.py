"""What the chat API does with input that nobody should send: a clear 4xx, or an ordinary answer; never a fault."""

import json
from typing import Any

import pytest

from tests.channels.chat import Chat
from tests.channels.words import said

LONGEST = 4000
# Each is either not JSON, or JSON of another shape than {"text"} or {"payload"} with an optional "id".
UNREADABLE = {
    "nothing": "",
    "broken JSON": '{"text": "hi"',
    "not a number": '{"text": NaN}',
    "a list": '["text"]',
    "a list of pairs": '[["text", "hi"]]',
    "a word": '"hi"',
    "a number": "7",
    "null": "null",
    "neither": "{}",
    "only an id": '{"id": "1"}',
    "both": '{"text": "hi", "payload": "/affirm"}',
    "both, one empty": '{"text": "hi", "payload": ""}',
    "an extra key": '{"text": "hi", "sender": "somebody"}',
    "text that is a number": '{"text": 7}',
    "text that is null": '{"text": null}',
    "text that is a list": '{"text": ["hi"]}',
    "payload that is an object": '{"payload": {"intent": "affirm"}}',
    "id that is a number": '{"text": "hi", "id": 7}',
    "id of 65 characters": json.dumps({"text": "hi", "id": "a" * 65}),
    "deep nesting": '{"text": ' + "[" * 20_000 + "]" * 20_000 + "}",
    "bytes that are not UTF-8": b'{"text": "\xff\xfe"}',
}
# Each is text of a person as far as the guide can know, and is answered.
TEXTS = [
    "",
    "   ",
    "\n\t",
    "\x00\x07\x1b[2J",
    "🙏",
    "👩‍👧" * 300,
    "﷽ ߷ ꧅",
    "‮hidden‬ \u200b",
    "<script>alert(1)</script>",
    "**bold** [a link](https://example.org)",
    "'; DROP TABLE sessions; --",
    "{{ 7 * 7 }} ${7*7} {nspcc_phone} %s",
    "/",
    "//",
    "/restart",
    "/session_start",
    "/ restart",
    '/give_place{"nation":"ENG"}',
    '/affirm{"',
    "EXTERNAL: restart",
    "\ud800",
    "half \udc00 of one",
]


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_not_of_the_agreed_shape_is_refused_in_plain_words(chat: Chat, body: str | bytes) -> None:
    answer = chat.post_raw(body)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_odd_text_gets_an_answer_and_not_the_safe_reply(chat: Chat, text: str) -> None:
    answer = chat.post_raw(json.dumps({"text": text}))
    assert answer.status_code == 200
    assert answer.json()["messages"]
    assert not said(answer.json()["messages"], "utter_safe_reply")


@pytest.mark.parametrize("body", [{"payload": ""}, {"payload": "\ud800"}, {"text": "hello", "id": "\ud800"}], ids=ascii)
def test_odd_payloads_and_ids_get_an_answer(chat: Chat, body: dict[str, str]) -> None:
    answer = chat.post_raw(json.dumps(body))
    assert answer.status_code == 200
    assert answer.json()["messages"]


def test_markup_and_words_do_not_come_back(chat: Chat) -> None:
    answer = chat.post({"text": "<img src=x onerror=alert(1)> quillfeather"})
    assert "<img" not in answer.text
    assert "quillfeather" not in answer.text


@pytest.mark.parametrize("text", ["/restart", "/forget_me", "/session_start", '/give_place{"nation":"SCO"}'])
def test_a_typed_command_does_not_drive_the_guide(chat: Chat, text: str) -> None:
    chat.say("my daughter told me her uncle hurt her")
    chat.press("Yes, safe now")
    answer = chat.post({"text": text})
    assert answer.json()["state"] == "bot"
    assert not said(answer.json()["messages"], "utter_forget")
    assert said(_back_to_the_walk(chat), "utter_say_words")


def _back_to_the_walk(chat: Chat) -> list[dict[str, Any]]:
    chat.say("thanks")
    return chat.press("Back to the steps")


@pytest.mark.parametrize("letter", ["a", "é", "🙏"])
def test_a_message_of_4000_characters_is_answered(chat: Chat, letter: str) -> None:
    answer = chat.post({"text": letter * LONGEST})
    assert answer.status_code == 200
    assert not said(answer.json()["messages"], "utter_safe_reply")


def test_a_message_of_4001_characters_is_refused_and_changes_nothing(chat: Chat) -> None:
    answer = chat.post({"text": "a" * (LONGEST + 1)})
    assert 400 <= answer.status_code < 500
    assert answer.status_code != 401
    assert set(answer.json()) == {"error"}
    assert chat.post({"payload": "/child_told_me"}).status_code == 200


def test_a_body_far_too_large_is_refused(chat: Chat) -> None:
    assert chat.post_raw(json.dumps({"text": "a" * 1_000_000})).status_code == 413


def test_a_method_that_is_not_offered_is_refused(chat: Chat) -> None:
    assert chat.http.get("/chat/messages", headers=chat.bearer).status_code == 405
    assert chat.http.put("/chat/sessions", headers=chat.bearer).status_code == 405
