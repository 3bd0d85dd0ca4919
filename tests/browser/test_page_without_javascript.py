"""The chat page in a real browser with JavaScript turned off: plain forms, and the policy that limits where they go."""

import pytest
from playwright.sync_api import Page

from tests.browser.neutral_site import HOST, TITLE
from tests.browser.visit import PHONE, Visit
from tests.channels.words import names_of


@pytest.fixture
def plain(visit: Visit) -> Page:
    """The page on a phone without JavaScript."""
    return visit.open(java_script_enabled=False, **PHONE)


def press(page: Page, title: str) -> None:
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_load_state()


def names(page: Page) -> set[str]:
    return {name for text in page.locator(".message.guide .text").all_inner_texts() for name in names_of(text)}


def is_away(page: Page) -> None:
    page.wait_for_url(f"https://{HOST}/weather", timeout=5000)
    assert page.title() == TITLE


def test_two_turns_by_a_button_and_by_typing(plain: Page) -> None:
    press(plain, "A child told me")
    assert "utter_safe_now_told" in names(plain)
    plain.get_by_label("Your message").fill("yes")
    press(plain, "Send")
    assert "utter_say_words" in names(plain)


def test_the_check_button_shows_the_same_answer(plain: Page) -> None:
    press(plain, "A child told me")
    press(plain, "Check for messages")
    assert "utter_safe_now_told" in names(plain)


def test_leaving_goes_elsewhere(plain: Page) -> None:
    press(plain, "A child told me")
    press(plain, "Leave this page")
    is_away(plain)


def test_the_hide_button_goes_elsewhere(plain: Page) -> None:
    plain.get_by_label("Your message").fill("he is at the door")
    press(plain, "Send")
    press(plain, "Hide this")
    is_away(plain)


def test_no_address_holds_the_session(visit: Visit, plain: Page) -> None:
    press(plain, "A child told me")
    token = plain.locator("#composer input[name=session]").get_attribute("value")
    assert token
    assert not [url for url in visit.requests if token in url]
    assert visit.context.cookies() == []
