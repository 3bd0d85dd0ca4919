"""Rasa's stock rest channel gives an integrator the same words and buttons as our own API."""

from typing import Any

import pytest

from tests.channels.chat import Chat
from tests.channels.words import said

# What is typed, or in square brackets the title of the button that is pressed.
WALK = [
    "my daughter told me her uncle hurt her",
    "[Yes, safe now]",
    "[Next]",
    "can i promise her i wont tell",
    "[Back to the steps]",
    "he is at the door",
    "hello",
]

Messages = list[dict[str, Any]]


@pytest.fixture
def pairs(chat: Chat) -> list[tuple[Messages, Messages]]:
    """The answers of our API and of rest to the same walk."""
    return [_both(chat, turn) for turn in WALK]


def _both(chat: Chat, turn: str) -> tuple[Messages, Messages]:
    payload = chat.offered[turn.strip("[]")] if turn.startswith("[") else ""
    web = chat.send(payload=payload) if payload else chat.say(turn)
    return web, _rest(chat, payload or turn)


def _rest(chat: Chat, message: str) -> Messages:
    body = {"sender": f"integrator-{chat.token[:8]}", "message": message}
    rows = chat.http.post("/webhooks/rest/webhook", json=body).json()
    assert {row["recipient_id"] for row in rows} == {body["sender"]}
    return [{"text": row["text"], "buttons": row.get("buttons", [])} for row in rows]


def test_every_turn_of_a_walk_is_the_same(pairs: list) -> None:
    for web, rest in pairs:
        assert rest == web


def test_the_walk_that_is_compared_is_a_walk(pairs: list) -> None:
    answers = [web for web, _ in pairs]
    assert said(answers[0], "utter_harmed_by_family")
    assert said(answers[2], "utter_leave_be_questions")
    assert said(answers[5], "utter_red_now")
    assert not any(said(answer, "utter_safe_reply") for answer in answers)
