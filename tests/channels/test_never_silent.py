"""Design promise 2: whatever fails behind the channel, the adult is answered in seconds and can go on afterwards."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.plain_page import PlainBrowser
from tests.channels.server import ActionServer, Server
from tests.channels.words import first_sentence, said

# A turn may take 5 s; the rest is for a slow machine.
TURN_SECONDS = 5
SLACK_SECONDS = 2


@contextmanager
def takes_at_most(seconds: float) -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started <= seconds


@pytest.mark.parametrize("fail", [ActionServer.kill, ActionServer.hang], ids=["dead", "hanging"])
class TestActionServer:
    def test_the_safe_reply_comes_in_time(self, walking: Chat, actions: ActionServer, fail: Callable) -> None:
        fail(actions)
        with takes_at_most(TURN_SECONDS + SLACK_SECONDS):
            messages = walking.press("Next")
        assert said(messages, "utter_safe_reply")
        assert len(messages) == 1

    def test_danger_is_still_answered_with_999_first(
        self, walking: Chat, actions: ActionServer, fail: Callable
    ) -> None:
        fail(actions)
        with takes_at_most(TURN_SECONDS + SLACK_SECONDS):
            messages = walking.say("he is at the door")
        assert "999" in first_sentence(messages)
        assert said(messages, "utter_red_now")

    def test_the_next_message_goes_on_from_the_saved_step(
        self, walking: Chat, actions: ActionServer, fail: Callable
    ) -> None:
        fail(actions)
        walking.press("Next")
        actions.recover()
        messages = walking.press("Next")
        assert said(messages, "utter_leave_be_questions")
        assert not said(messages, "utter_safe_reply")

    def test_a_first_message_is_answered_too(self, chat: Chat, actions: ActionServer, fail: Callable) -> None:
        fail(actions)
        assert said(chat.say(DISCLOSURE), "utter_safe_reply")
        actions.recover()
        assert said(chat.say(DISCLOSURE), "utter_harmed_by_family")

    def test_the_page_without_javascript_is_answered(
        self, browser: PlainBrowser, actions: ActionServer, fail: Callable
    ) -> None:
        fail(actions)
        assert said(browser.say(DISCLOSURE).messages, "utter_safe_reply")

    def test_health_says_that_nothing_would_be_answered(
        self, server: Server, actions: ActionServer, fail: Callable
    ) -> None:
        assert server.health() == 200
        fail(actions)
        assert server.health() == 503
        actions.recover()
        assert server.health() == 200


def test_two_messages_at_once_are_both_answered_while_the_actions_hang(walking: Chat, actions: ActionServer) -> None:
    actions.hang()
    with ThreadPoolExecutor(2) as pool, takes_at_most(2 * TURN_SECONDS + SLACK_SECONDS):
        answers = list(pool.map(walking.post, [{"text": "next"}, {"text": "hello"}]))
    assert all(said(answer.json()["messages"], "utter_safe_reply") for answer in answers)


def test_a_session_that_ends_while_it_is_being_answered_is_gone(walking: Chat, actions: ActionServer) -> None:
    actions.hang()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(walking.post, {"text": "next"})
        time.sleep(1)
        with takes_at_most(SLACK_SECONDS):
            assert walking.end().status_code == 204
        assert waiting.result().status_code == 401
    assert walking.post({"text": "hello"}).status_code == 401


def test_an_integrators_failed_turn_is_answered_and_leaves_the_page_working(
    walking: Chat, server: Server, actions: ActionServer
) -> None:
    actions.kill()
    body = {"sender": "somebody", "message": DISCLOSURE}
    assert walking.http.post("/webhooks/rest/webhook", json=body).status_code == 200
    actions.recover()
    assert said(walking.press("Next"), "utter_leave_be_questions")
