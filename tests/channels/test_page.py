"""The page at /, and the chat as plain forms, without JavaScript."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.plain_page import PlainBrowser
from tests.channels.server import ActionServer, Server
from tests.channels.words import said

NEUTRAL = "https://www.bbc.co.uk/weather"


def test_the_first_page_is_ours_and_not_rasas_greeting(browser: PlainBrowser) -> None:
    assert said(browser.page.messages, "utter_greet")
    assert "A child told me" in browser.page.choices
    assert browser.page.found["trials"]


def test_the_first_page_opens_no_session(browser: PlainBrowser) -> None:
    assert browser.page.hidden["session"] == ""


def test_a_conversation_of_four_turns(browser: PlainBrowser) -> None:
    assert said(browser.say(DISCLOSURE).messages, "utter_harmed_by_family")
    assert said(browser.press("Yes, safe now").messages, "utter_say_words")
    assert said(browser.press("Next").messages, "utter_leave_be_questions")
    page = browser.say("he is at the door")
    assert said(page.messages, "utter_red_now")
    assert set(page.choices) == {"I have called", "I cannot call", "Hide this"}


def test_a_page_holds_the_last_answer_only(form: PlainBrowser) -> None:
    assert not said(form.page.messages, "utter_harmed_by_family")


def test_the_page_does_not_repeat_what_the_adult_wrote(browser: PlainBrowser) -> None:
    assert "uncle" not in browser.submit(text=DISCLOSURE).text


def test_an_old_turn_sent_again_shows_the_last_answer_and_moves_nothing(form: PlainBrowser) -> None:
    old = dict(form.page.hidden)
    form.press("Next")
    form.submit(**old, text="", payload="/continue_steps")
    assert said(form.page.messages, "utter_leave_be_questions")
    assert said(form.press("Next").messages, "utter_record_words")


def test_a_form_sent_twice_at_once_moves_the_walk_once(form: PlainBrowser, actions: ActionServer) -> None:
    actions.wake_after(1)
    fields = form.page.hidden | {"text": "next"}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: form.http.post("/", data=fields), range(2)))
    form.submit(check="1")
    assert said(form.page.messages, "utter_leave_be_questions")


def test_the_check_button_shows_the_last_answer_and_moves_nothing(form: PlainBrowser) -> None:
    assert "check" in form.page.names
    form.submit(check="1", text="")
    assert said(form.page.messages, "utter_say_words")
    assert said(form.press("Next").messages, "utter_leave_be_questions")


def test_leaving_ends_the_session_and_goes_elsewhere(form: PlainBrowser) -> None:
    answer = form.leave()
    assert (answer.status_code, answer.headers["location"]) == (303, NEUTRAL)
    header = {"Authorization": f"Bearer {form.page.hidden['session']}"}
    assert form.http.delete("/chat/sessions", headers=header).status_code == 401


def test_leaving_works_twice_and_without_a_session(form: PlainBrowser) -> None:
    assert [form.leave().status_code for _ in range(2)] == [303, 303]
    assert form.http.post("/leave").status_code == 303


def test_a_message_in_an_ended_session_gets_a_notice_and_the_first_page(server: Server, form: PlainBrowser) -> None:
    header = {"Authorization": f"Bearer {form.page.hidden['session']}"}
    httpx.delete(server.address + "/chat/sessions", headers=header, trust_env=False)
    page = form.say("next")
    assert page.found["notices"]
    assert said(page.messages, "utter_greet")
    assert page.hidden["session"] == ""


@pytest.mark.parametrize(
    "how", [{"payload": "/leave_now", "text": ""}, {"text": "hes coming in"}], ids=["button", "typed"]
)
def test_a_wish_to_hide_leaves_the_page_and_ends_the_session(browser: PlainBrowser, how: dict[str, str]) -> None:
    browser.say("he is at the door")
    answer = browser.submit(**how)
    assert (answer.status_code, answer.headers["location"]) == (303, NEUTRAL)
    assert answer.text == ""
    assert browser.say("next").found["notices"]


def test_a_payload_that_the_page_did_not_offer_shows_the_buttons_it_did(form: PlainBrowser) -> None:
    form.submit(payload="/forget_me", text="")
    assert said(form.page.messages, "utter_stale_button")
    assert said(form.press("Next").messages, "utter_leave_be_questions")


def test_a_chat_that_is_asked_to_forget_is_over(form: PlainBrowser) -> None:
    page = form.say("forget everything ive said to you")
    assert said(page.messages, "utter_forget")
    assert page.hidden == {"session": "", "turn": ""}


def test_the_session_stands_in_hidden_fields_only(form: PlainBrowser, chat: Chat) -> None:
    answer = form.submit(check="1")
    token = form.page.hidden["session"]
    assert answer.text.count(token) == answer.text.count(f'name="session" value="{token}"') == 2
    assert token not in str(answer.headers)
    assert token not in str(answer.url)


def test_a_message_that_is_too_long_keeps_the_chat(form: PlainBrowser) -> None:
    page = form.say("a" * 4001)
    assert said(page.messages, "utter_too_long")
    assert said(form.press("Next").messages, "utter_leave_be_questions")
