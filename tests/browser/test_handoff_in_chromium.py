"""A whole handoff as the page shows it, against the web channel in this test's own loop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.channels.base import Desk
from bot.session.session import Session, digest
from bot.session.sessions import SESSIONS
from tests.browser.conftest import ARGUMENTS
from tests.channels.a_line import ALine, StubAgent, house, sessions_of
from tests.channels.house_server import move_in, served

SOON_MS = 8000


@pytest.fixture(scope="module")
async def open_house(chromium_path: str) -> AsyncIterator[tuple]:
    """One browser and one server for this file."""
    async with served(StubAgent()) as (app, address), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield app, address, browser
        await browser.close()


@pytest.fixture
async def parts(open_house) -> tuple[ALine, StubAgent, Desk]:
    line, agent, desk = house()
    await line.on_shift()
    move_in(open_house[0], agent, desk, line)
    return line, agent, desk


@pytest.fixture
def line(parts) -> ALine:
    return parts[0]


@pytest.fixture
async def page(open_house, parts) -> AsyncIterator[Page]:
    """The page on a phone; at the end its console must be clean of anything but broken connections."""
    context = await open_house[2].new_context(viewport={"width": 360, "height": 740})
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(open_house[1] + "/")
    yield page
    await context.close()
    assert complaints == []


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Your message").fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


async def press(page: Page, title: str) -> None:
    await page.get_by_role("button", name=title, exact=True).click()


async def sees(page: Page, text: str, times: int = 1) -> None:
    await expect(page.locator(".message .text", has_text=text)).to_have_count(times, timeout=SOON_MS)


async def queued(page: Page, desk: Desk) -> Session:
    await press(page, "Talk to a person")
    await sees(page, "is not an emergency service")
    await press(page, "Yes, ask them")
    await sees(page, "at place 1")
    (session,) = sessions_of(desk)
    return session


async def test_a_whole_handoff_and_back(page: Page, parts, tmp_path: Path) -> None:
    line, agent, desk = parts
    agent.answers["ask_for_person"] = ("utter_ask_for_person", "utter_way_back")
    session = await queued(page, desk)
    await line.join(session)
    await sees(page, "Sam from Tulip Line has joined")
    await line.line.presence.typing(session.handoff, "staff")
    await expect(page.locator("#status")).to_have_text("Somebody is writing", timeout=SOON_MS)
    await line.write(session, "hello, <b>I am</b> Sam")
    await sees(page, "hello, <b>I am</b> Sam")
    assert await page.locator(".message.person .speaker").inner_text() == "Sam from Tulip Line:"
    await write(page, "thank you Sam")
    await expect(page.locator("#send")).to_be_enabled()
    assert await line.written_by_adult(session.handoff) == ["thank you Sam"]
    assert await page.locator(".message.guide").count() == 7  # greeting, menu, offer (3), queue, joined
    await expect(page.get_by_role("button", name="Back to the guide")).to_be_visible()
    await expect(page.locator(".danger")).to_be_in_viewport()
    await page.screenshot(path=str(tmp_path / "live.png"), full_page=True)
    await line.close(session.handoff)
    await sees(page, "given you back to me")
    await press(page, "Back to the steps")
    await expect(page.get_by_role("button", name="Back to the guide")).to_be_hidden()


async def test_typing_is_told_and_never_what_is_typed(page: Page, parts) -> None:
    line, _, desk = parts
    session = await queued(page, desk)
    await line.join(session)
    await sees(page, "has joined")
    async with page.expect_request("**/chat/typing") as sent:
        await page.get_by_label("Your message").press_sequentially("unsent")
    assert (await sent.value).post_data is None
    assert await line.line.presence.is_typing(session.handoff, "adult")
    assert await line.written_by_adult(session.handoff) == []


async def test_a_lost_connection_is_told_and_what_was_missed_comes_once(page: Page, parts) -> None:
    line, _, desk = parts
    session = await queued(page, desk)
    await line.join(session)
    await sees(page, "has joined")
    await page.context.set_offline(True)
    await page.evaluate("window.dispatchEvent(new Event('offline'))")
    await line.write(session, "one while away")
    await line.write(session, "two while away")
    await page.context.set_offline(False)
    await line.write(session, "three")
    await sees(page, "three")
    texts = await page.locator(".message.person .text").all_inner_texts()
    assert texts == ["one while away", "two while away", "three"]


async def test_a_server_that_started_anew_gives_the_numbers(page: Page, parts) -> None:
    line, _, desk = parts
    session = await queued(page, desk)
    await line.join(session)
    await sees(page, "has joined")
    for kept in sessions_of(desk):
        await line.shelf.drop(SESSIONS, digest(kept.token))
    await write(page, "are you there")
    await sees(page, "was cut off")
    await sees(page, "0808 800 5000")
    await expect(page.get_by_role("button", name="Back to the guide")).to_be_hidden()


async def test_the_log_tells_each_message_to_a_screen_reader_once(page: Page, parts) -> None:
    line, _, desk = parts
    session = await queued(page, desk)
    await page.evaluate(
        "window.added = []; new MutationObserver((rows) => rows.forEach((row) => row.addedNodes.forEach("
        "(node) => window.added.push(node.textContent)))).observe(document.getElementById('log'), {childList: true})"
    )
    await line.join(session)
    await line.write(session, "only once")
    await sees(page, "only once")
    added = await page.evaluate("window.added")
    assert [text for text in added if "only once" in text] == ["Sam from Tulip Line: only once"]
    assert await page.locator("#log").get_attribute("role") == "log"


async def test_leaving_the_page_ends_the_chat_for_staff(page: Page, parts) -> None:
    line, _, desk = parts
    session = await queued(page, desk)
    ref = session.handoff
    await line.join(session)
    await sees(page, "has joined")
    await page.route("**/weather", lambda route: route.fulfill(body="neutral"))
    await press(page, "Leave this page")
    await page.wait_for_url("**/weather")
    await desk.handoff.settled()
    assert (await line.line.board.load(ref)).state.value == "wrap"


async def test_without_javascript_the_whole_handoff_works_by_forms(open_house, parts) -> None:
    line, _, desk = parts
    context = await open_house[2].new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(open_house[1] + "/")
    session = await queued(page, desk)
    await press(page, "Check for messages")
    await sees(page, "You are at place 1")
    await line.join(session)
    await press(page, "Check for messages")
    await sees(page, "Sam from Tulip Line has joined")
    await write(page, "hello Sam")
    await sees(page, "Sent.")
    await line.write(session, "hello from Sam")
    await press(page, "Check for messages")
    await sees(page, "hello from Sam")
    assert await page.locator(".message.person .speaker").inner_text() == "Sam from Tulip Line:"
    ref = session.handoff
    await press(page, "Back to the guide")
    await sees(page, "You are back with me, the guide")
    assert await line.written_by_adult(ref) == ["hello Sam"]
    await context.close()
