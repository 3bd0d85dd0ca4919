"""The chat page in a real browser, with JavaScript."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.neutral_site import HOST, TITLE
from tests.browser.visit import DESKTOP, PHONE, Visit, choose, last_message, wait_for_answer, write
from tests.channels.words import names_of

DISCLOSURE = "my daughter told me her uncle hurt her"
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
STORED = """async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length]"""


def is_away(page: Page) -> None:
    page.wait_for_url(f"https://{HOST}/weather", timeout=5000)
    assert page.title() == TITLE


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["320", "1280"])
def test_no_screen_scrolls_sideways(visit: Visit, screen: dict[str, Any]) -> None:
    page = visit.open(**screen)
    assert page.evaluate(NO_SIDEWAYS)
    write(page, "he is at the door")
    write(page, "w" * 400)
    assert page.evaluate(NO_SIDEWAYS)
    page.goto(visit.address + "/record-sheet")
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["320", "1280"])
def test_a_walk_of_three_turns_by_buttons(visit: Visit, screen: dict[str, Any]) -> None:
    page = visit.open(**screen)
    choose(page, "A child told me")
    choose(page, "Yes, safe now")
    choose(page, "Next")
    assert "utter_leave_be_person" in names_of(last_message(page))
    assert page.locator(".message.adult").count() == 3


def test_a_typed_message_is_shown_and_answered(page: Page) -> None:
    write(page, DISCLOSURE)
    expect(page.locator(".message.adult .text")).to_have_text(DISCLOSURE)
    assert "utter_safe_now_told" in names_of(last_message(page))
    expect(page.get_by_label("Your message")).to_have_value("")


def test_the_chat_can_be_used_by_keyboard_alone(page: Page) -> None:
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "choice":
            break
    page.keyboard.press("Enter")
    wait_for_answer(page, 2)
    expect(page.get_by_label("Your message")).to_be_focused()
    before = page.locator(".message.guide").count()
    page.keyboard.type("yes")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    wait_for_answer(page, before)
    expect(page.locator(".message.adult .text").last).to_have_text("yes")


def test_the_messages_stand_in_a_log_that_is_read_out(page: Page) -> None:
    assert page.get_by_role("log").get_attribute("aria-live") == "polite"
    choose(page, "A child told me")
    assert page.get_by_role("log").locator(".message").count() == page.locator(".message").count()


def test_markup_of_the_adult_is_shown_as_text(page: Page) -> None:
    write(page, "<img src=x onerror=alert(1)>")
    assert page.locator("#log img").count() == 0


def test_the_leave_button_goes_elsewhere_and_ends_the_session(visit: Visit, page: Page) -> None:
    with page.expect_response("**/chat/sessions") as opened:
        choose(page, "A child told me")
    header = {"Authorization": f"Bearer {opened.value.json()['session']}"}
    page.get_by_role("button", name="Leave this page").click()
    is_away(page)
    body = {"text": "hello"}
    answer = httpx.post(visit.address + "/chat/messages", json=body, headers=header, trust_env=False)
    assert answer.status_code == 401


def test_shift_three_times_goes_elsewhere(page: Page) -> None:
    choose(page, "A child told me")
    for _ in range(3):
        page.keyboard.press("Shift")
    is_away(page)


def test_going_back_after_leaving_does_not_show_the_chat(page: Page) -> None:
    choose(page, "A child told me")
    page.get_by_role("button", name="Leave this page").click()
    is_away(page)
    page.go_back()
    assert page.locator(".message.adult").count() == 0


@pytest.mark.parametrize("how", ["button", "typed"])
def test_a_wish_to_hide_goes_elsewhere(page: Page, how: str) -> None:
    write(page, "he is at the door")
    if how == "button":
        page.get_by_role("button", name="Hide this").click()
    else:
        page.get_by_label("Your message").fill("hes coming in")
        page.get_by_role("button", name="Send", exact=True).click()
    is_away(page)


def test_nothing_is_stored_in_the_browser(visit: Visit, page: Page) -> None:
    write(page, DISCLOSURE)
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
    assert visit.context.cookies() == []


def test_no_other_host_is_asked_for_anything(visit: Visit, page: Page) -> None:
    write(page, DISCLOSURE)
    assert {url.split("/")[2] for url in visit.requests} == {visit.address.split("/")[2]}


def test_the_token_is_in_no_address_and_not_in_the_page(visit: Visit, page: Page) -> None:
    with page.expect_response("**/chat/sessions") as opened:
        choose(page, "A child told me")
    token = opened.value.json()["session"]
    assert token not in page.content()
    assert not [url for url in visit.requests if token in url]


def test_an_ended_session_is_told_and_the_next_press_starts_anew(visit: Visit, page: Page) -> None:
    with page.expect_response("**/chat/sessions") as opened:
        choose(page, "A child told me")
    header = {"Authorization": f"Bearer {opened.value.json()['session']}"}
    httpx.delete(visit.address + "/chat/sessions", headers=header, trust_env=False)
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator(".message.note")).to_be_visible()
    choose(page, "A child told me")
    assert "utter_safe_now_told" in names_of(last_message(page))
    visit.complaints = [said for said in visit.complaints if "401" not in said]
