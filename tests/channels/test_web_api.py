"""The chat API of design section 10, as a client of it sees it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.server import ActionServer, Server
from tests.channels.words import said


def test_opening_a_session_gives_a_token_and_how_long_it_may_idle(chat: Chat) -> None:
    answer = chat.http.post("/chat/sessions")
    assert answer.status_code == 201
    assert set(answer.json()) == {"session", "expires_in_seconds"}
    assert answer.json()["expires_in_seconds"] == 1800


def test_every_session_has_a_token_of_its_own_that_cannot_be_guessed(server: Server) -> None:
    tokens = {Chat(server.address).token for _ in range(5)}
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 32


def test_an_answer_holds_messages_with_text_and_buttons_and_the_state(chat: Chat) -> None:
    answer = chat.post({"text": DISCLOSURE})
    assert answer.status_code == 200
    assert set(answer.json()) == {"messages", "state"}
    assert answer.json()["state"] == "bot"
    for message in answer.json()["messages"]:
        assert set(message) == {"text", "buttons"}
        assert message["text"].strip()
        assert all(set(button) == {"title", "payload"} for button in message["buttons"])


def test_the_first_screens_buttons_may_be_pressed_in_a_new_session(chat: Chat) -> None:
    assert not said(chat.send(payload="/child_told_me"), "utter_stale_button")


def test_a_pressed_button_leads_to_the_next_step(walking: Chat) -> None:
    assert said(walking.press("Next"), "utter_leave_be_questions")


def test_a_payload_that_was_not_offered_is_refused_with_the_buttons_that_are(walking: Chat) -> None:
    offered = dict(walking.offered)
    assert said(walking.send(payload="/forget_me"), "utter_stale_button")
    assert walking.offered == offered
    assert said(walking.press("Next"), "utter_leave_be_questions")


@pytest.mark.parametrize("name", ["text", "payload"])
def test_the_same_id_twice_gives_the_same_answer_and_moves_the_walk_once(walking: Chat, name: str) -> None:
    body = {name: "next" if name == "text" else "/continue_steps", "id": "a1"}
    first, again = walking.post(body).json(), walking.post(body).json()
    assert said(first["messages"], "utter_leave_be_questions")
    assert again == first
    assert said(walking.send(payload="/continue_steps"), "utter_record_words")


def test_an_id_sent_twice_at_once_moves_the_walk_once(walking: Chat, actions: ActionServer) -> None:
    actions.wake_after(1)
    first, again = _at_once(walking, {"text": "next", "id": "b1"}, {"text": "next", "id": "b1"})
    assert first.json() == again.json()
    assert said(walking.send(payload="/continue_steps"), "utter_record_words")


def test_two_messages_at_once_are_both_answered(walking: Chat) -> None:
    for answer in _at_once(walking, {"text": "he is at the door"}, {"text": "hello"}):
        assert answer.status_code == 200
        assert answer.json()["messages"]


def test_two_chats_do_not_share_a_walk(walking: Chat, server: Server) -> None:
    assert not said(Chat(server.address).say("next"), "utter_leave_be_questions")


def test_a_session_ends_once_and_then_is_unknown(walking: Chat) -> None:
    first = walking.end()
    assert (first.status_code, first.content) == (204, b"")
    assert walking.end().status_code == 401
    assert walking.post({"text": "hello"}).status_code == 401
    assert walking.http.get("/chat/events", headers=walking.bearer).status_code == 401


def test_a_chat_that_is_asked_to_forget_is_over(walking: Chat) -> None:
    answer = walking.post({"text": "forget everything ive said to you"})
    assert said(answer.json()["messages"], "utter_forget")
    assert answer.json()["state"] == "ended"
    assert walking.post({"text": "hello"}).status_code == 401


@pytest.mark.parametrize(
    "header", [{}, {"Authorization": ""}, {"Authorization": "Bearer"}, {"Authorization": "Bearer x"}]
)
@pytest.mark.parametrize(("method", "path"), [("POST", "messages"), ("DELETE", "sessions"), ("GET", "events")])
def test_nothing_answers_without_a_known_token(chat: Chat, method: str, path: str, header: dict[str, str]) -> None:
    assert chat.http.request(method, f"/chat/{path}", headers=header, content='{"text": "hi"}').status_code == 401


def test_a_token_in_the_address_opens_nothing(chat: Chat) -> None:
    for name in ("session", "token", "access_token", "Authorization"):
        assert chat.http.post("/chat/messages", params={name: chat.token}, json={"text": "hi"}).status_code == 401


def test_no_answer_may_be_stored_or_sets_a_cookie(walking: Chat) -> None:
    answers = [
        walking.http.post("/chat/sessions"),
        walking.post({"text": "hello"}),
        walking.post({}),
        walking.end(),
        walking.end(),
        walking.http.get("/health"),
    ]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store", answer.request.url
        assert "set-cookie" not in answer.headers


def test_no_other_site_may_read_an_answer(chat: Chat) -> None:
    answer = chat.http.post("/chat/sessions", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers.get("access-control-allow-origin") in (None, "")


def _at_once(chat: Chat, *bodies: dict[str, str]) -> list[httpx.Response]:
    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(chat.post, bodies))
