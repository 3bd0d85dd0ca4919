"""The pages to print or keep in a real browser: on a small phone, by keyboard, in the dark, and on paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.channels.leaflets import path_of
from bot.content.pages import NAMES, NEUTRAL, load_page
from tests.browser.neutral_site import HOST, TITLE
from tests.browser.visit import DESKTOP, PHONE, Visit

PATHS = [path_of(name, nation) for name in NAMES for nation in (NEUTRAL, *load_page(name).nations)]
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# A4 less the margins of web/leaflet.css, in CSS pixels of 96 to the inch.
PAPER = {"width": 703, "height": 1032}
# WCAG 2.2: relative luminance, and 7 to 1 for AAA. Gives every text that has less against the page.
FAINT = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return parts(colour)[3] === 0 && element.parentElement ? behind(element.parentElement) : colour;
  };
  const contrast = (element) => {
    const pair = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  return [...document.querySelectorAll("body *")].filter((each) => each.innerText && contrast(each) < 7)
    .map((each) => each.tagName + " " + contrast(each).toFixed(1));
}"""


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", PATHS)
def test_every_page_prints_to_one_sheet_of_a4(visit: Visit, path: str) -> None:
    page = visit.open()
    page.goto(visit.address + path)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("path", PATHS)
def test_the_printed_sheet_leaves_room_for_wider_letters(visit: Visit, path: str) -> None:
    page = visit.open(viewport=PAPER)
    page.emulate_media(media="print")
    page.goto(visit.address + path)
    assert page.evaluate("document.body.scrollHeight") <= PAPER["height"] * 0.97
    expect(page.locator("header")).to_be_hidden()
    for shown in page.locator("nav").all():
        expect(shown).to_be_hidden()
    expect(page.locator(".trial")).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["320", "1280"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(visit: Visit, path: str, screen: dict[str, Any]) -> None:
    page = visit.open(**screen)
    page.goto(visit.address + path)
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_text_stands_out_by_seven_to_one(visit: Visit, name: str, scheme: str) -> None:
    page = visit.open(color_scheme=scheme)
    page.goto(f"{visit.address}/{name}")
    assert page.evaluate(FAINT) == []


def test_the_leave_link_stays_in_sight_and_leaves(visit: Visit) -> None:
    page = visit.open(**PHONE)
    page.goto(visit.address + "/tonight/wales")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    link = page.get_by_role("link", name="Leave this page")
    expect(link).to_be_in_viewport()
    link.click()
    page.wait_for_url(f"https://{HOST}/weather", timeout=5000)
    assert page.title() == TITLE


def test_a_nation_is_chosen_by_keyboard_and_the_focus_is_seen(visit: Visit) -> None:
    page = visit.open()
    page.goto(visit.address + "/tonight")
    page.get_by_role("link", name="Scotland").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/tonight/scotland")
    expect(page.get_by_role("link", name="Scotland")).to_have_attribute("aria-current", "page")


def open_list(page: Page) -> None:
    page.get_by_text("To print or keep", exact=True).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with", "without"])
def test_the_chat_page_opens_each_of_them_with_and_without_javascript(visit: Visit, scripts: bool) -> None:
    page = visit.open(java_script_enabled=scripts, **PHONE)
    for name in NAMES:
        expect(page.locator(f".keep a[href='/{name}']")).to_be_hidden()
    open_list(page)
    for name in NAMES:
        with visit.context.expect_page() as opened:
            page.locator(f".keep a[href='/{name}']").click()
        expect(opened.value.get_by_role("heading", level=1)).to_contain_text(load_page(name).title)


def test_the_open_list_does_not_scroll_sideways(visit: Visit) -> None:
    page = visit.open(**PHONE)
    open_list(page)
    assert page.evaluate(NO_SIDEWAYS)
