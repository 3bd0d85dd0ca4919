"""A whole handoff on the real server: an adult's browser, a responder's, and a third that comes too late."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import box, send
from tests.browser.visit import DESKTOP, PHONE, choose, write
from tests.channels.chat import DISCLOSURE
from tests.channels.line_staff import LINE, PASSWORD, SET_UP_SECONDS, LineStaff
from tests.channels.server import Server

WAIT_MS = 30_000


@pytest.fixture
def line(server: Server) -> Iterator[LineStaff]:
    line = LineStaff(server)
    line.open_line()
    for name in ("sam", "alex"):
        line.account(name)
    time.sleep(SET_UP_SECONDS)
    yield line
    line.close()


def console_of(chromium: Browser, server: Server, name: str) -> Page:
    """Sign in by the page and go on shift."""
    page = chromium.new_context(**DESKTOP).new_page()
    page.goto(server.address + "/staff")
    page.get_by_label("Your account's name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("switch", name="On shift").click()
    expect(page.get_by_role("switch", name="On shift")).to_have_attribute("aria-checked", "true")
    return page


def test_a_whole_handoff_and_back_with_one_who_comes_too_late(
    chromium: Browser, server: Server, line: LineStaff, tmp_path: Path
) -> None:
    sam, alex = (console_of(chromium, server, name) for name in ("sam", "alex"))
    adult = chromium.new_context(**PHONE).new_page()
    adult.goto(server.address)
    write(adult, DISCLOSURE)
    choose(adult, "Yes, safe now")
    write(adult, "can I talk to a person")
    expect(adult.get_by_text(f"from {LINE}").first).to_be_visible()
    choose(adult, "Yes, ask them")
    for page in (sam, alex):
        expect(page.get_by_role("button", name="Take: Chat")).to_be_visible(timeout=WAIT_MS)
    # Both press before either console has heard of the other.
    alex.route("**/staff/api/chats/*/take", lambda route: (sam_takes(sam), route.continue_()))
    alex.get_by_role("button", name="Take: Chat").click()
    expect(alex.get_by_text("Already taken")).to_be_visible(timeout=WAIT_MS)
    sam.get_by_role("button", name="Join", exact=True).click()
    expect(adult.get_by_text(f"Sam from {LINE} has joined")).to_be_visible(timeout=WAIT_MS)
    send(sam, "Hello, I'm here with you.")
    expect(adult.get_by_text("Hello, I'm here with you.")).to_be_visible(timeout=WAIT_MS)
    adult.get_by_label("Your message").fill("thank you")
    adult.get_by_role("button", name="Send", exact=True).click()
    expect(sam.locator(".note.adult").last).to_contain_text("thank you", timeout=WAIT_MS)
    adult.screenshot(path=str(tmp_path / "adult.png"))
    sam.screenshot(path=str(tmp_path / "sam.png"))
    hand_back(sam)
    expect(adult.get_by_role("button", name="Back to the steps")).to_be_visible(timeout=WAIT_MS)
    choose(adult, "Back to the steps")
    for page in (sam, alex, adult):
        page.context.close()


def sam_takes(sam: Page) -> None:
    """Let Sam be the faster one."""
    sam.get_by_role("button", name="Take: Chat").click()
    expect(sam.get_by_role("button", name="Join", exact=True)).to_be_visible(timeout=WAIT_MS)


def hand_back(sam: Page) -> None:
    """Decide about danger and give the adult back to the guide."""
    sam.get_by_label("No danger now").check()
    sam.get_by_role("button", name="Save the decision").click()
    expect(sam.locator("#danger-saved")).not_to_be_empty()
    sam.get_by_role("button", name="Hand back to the guide").click()
    expect(box(sam)).to_be_hidden()
