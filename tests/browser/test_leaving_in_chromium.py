"""Leaving the page: at once, from everywhere, without the network, and with nothing left to come back to."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.browser.home import Home, press, sees, write
from tests.channels.a_line import sessions_of

AWAY = "https://www.bbc.co.uk/weather"
# Tells at the first frame after a press, and at the second, whether anything of the page is still to be seen.
WATCH_FRAMES = """(pressed) => {
  let watched = false;
  window.addEventListener(pressed, (event) => {
    if (watched || (pressed === "keydown" && (window.presses = (window.presses || 0) + 1) < 3)) return;
    watched = true;
    const seen = () => getComputedStyle(document.body).display !== "none";
    requestAnimationFrame(() => { const first = seen();
      requestAnimationFrame(() => window.tell([first, seen(), document.querySelectorAll(".message").length])); });
  }, true);
}"""


async def by_button(page: Page) -> None:
    await press(page, "Leave this page")


async def by_shift(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Shift")


async def unanswered(page: Page) -> None:
    """Let nothing that is asked for from now on be answered, not even by an error."""
    await page.context.route("**/*", lambda route: None)


@pytest.mark.parametrize(("pressed", "leave"), [("click", by_button), ("keydown", by_shift)], ids=["button", "shift"])
async def test_within_one_frame_of_the_press_nothing_is_seen_though_the_network_is_cut(
    home: Home, pressed: str, leave
) -> None:
    page = await home.open()
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    told: asyncio.Future[list] = asyncio.get_running_loop().create_future()
    await page.expose_function("tell", lambda frames: told.done() or told.set_result(frames))
    await page.evaluate(WATCH_FRAMES, pressed)
    await unanswered(page)
    pressing = asyncio.create_task(leave(page))  # Playwright waits for the navigation, which never comes
    assert await asyncio.wait_for(told, 20) == [False, False, 0]
    pressing.cancel()


@pytest.mark.parametrize("leave", [by_button, by_shift])
async def test_back_leads_to_what_stood_before_the_guide(home: Home, leave) -> None:
    page = await home.open("/static/icon.svg")
    await page.goto(home.address + "/")
    steps = await page.evaluate("history.length")
    await page.locator(".skip").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_be_focused()
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    assert await page.evaluate("history.length") == steps
    await page.route(AWAY, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    await leave(page)
    await page.wait_for_url(AWAY)
    await page.go_back()
    assert page.url == home.address + "/static/icon.svg"
    await page.go_forward()
    assert page.url == AWAY


async def test_leaving_ends_the_session_on_the_server(home: Home) -> None:
    page = await home.open()
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    await page.route(AWAY, lambda route: route.fulfill(body="neutral"))
    assert home.session
    await by_button(page)
    await page.wait_for_url(AWAY)
    for _ in range(100):
        if not sessions_of(home.desk):
            break
        await asyncio.sleep(0.05)
    assert not sessions_of(home.desk)


async def test_leaving_one_tab_takes_the_others_along(home: Home) -> None:
    page = await home.open()
    await page.context.route(AWAY, lambda route: route.fulfill(body="neutral"))
    sheet = await home.open("/tonight", context=page.context)
    await sheet.get_by_role("link", name="Wales").click()
    await sheet.wait_for_url("**/tonight/wales")
    await by_shift(sheet)
    await sheet.wait_for_url(AWAY)
    await page.wait_for_url(AWAY)
    await sheet.go_back()
    assert "tonight" not in sheet.url


async def test_what_leaving_does_is_said_before_the_first_press(home: Home) -> None:
    for options in ({}, {"java_script_enabled": False}):
        page = await home.open(**options)
        await expect(page.get_by_text("It stays in your browser's history.")).to_be_visible()
        await page.get_by_text("A safe device", exact=True).click()
        await expect(page.get_by_text("an empty history gets noticed")).to_be_visible()


async def test_nothing_of_a_whole_handoff_is_stored_and_no_other_host_is_asked(home: Home) -> None:
    page = await home.open()
    await home.to_person(page)
    await write(page, "thank you Sam")
    for path in ("/tonight", "/nothing-here", "/"):
        await page.goto(home.address + path)
    stored = await page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length, "
        "(await indexedDB.databases()).length, (await caches.keys()).length, "
        "(await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stored == ["", 0, 0, 0, 0, 0]
    assert await page.context.cookies() == []
    assert {url.split("/")[2] for url in home.requests} == {home.address.split("/")[2]}
