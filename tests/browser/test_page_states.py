"""Every state of the page, narrow and wide, light and dark: axe-core with WCAG 2.2 AA, sizes, contrast, width."""

from functools import partial
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from bot.content.pages import NAMES
from bot.handoff import timing
from tests.browser.home import Home, findings, press, sees, write
from tests.browser.test_leaflets_in_chromium import FAINT
from tests.channels.a_line import SAM

NARROW = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 1280, "height": 800}}
DARK = {"color_scheme": "dark"}
SCREENS = pytest.mark.parametrize(
    "screen", [NARROW, WIDE, NARROW | DARK, WIDE | DARK], ids=["320", "1280", "320 dark", "1280 dark"]
)


class Look:
    """Collects what is wrong, by the name of the state."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.wrong: dict[str, list[str]] = {}

    async def at(self, state: str) -> None:
        """Look at the page as it is."""
        found = [*await findings(self._page), *await self._page.evaluate(FAINT)]
        if found:
            self.wrong[state] = found


@SCREENS
async def test_no_state_of_the_guide_has_findings(home: Home, screen: dict[str, Any]) -> None:
    home.teach("practise", "utter_practise_choose")
    home.teach("words", "utter_say_words")
    page = await home.open(**screen)
    look = Look(page)
    await look.at("opening")
    for summary in await page.locator("summary").all():
        await summary.click()
    await look.at("opened lists")
    await write(page, "words")
    await expect(page.locator(".message.guide")).to_have_count(3)
    await expect(page.locator("#send")).to_be_enabled()
    await look.at("walk")
    await write(page, "practise")
    await sees(page, "Which would you like to try?")
    await look.at("practice")
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    await look.at("red")
    await page.route("**/chat/messages", lambda route: route.fulfill(status=503, json={}))
    await write(page, "anybody")
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()
    await look.at("error")
    await page.unroute("**/chat/messages")
    await page.evaluate("window.dispatchEvent(new Event('offline'))")
    await look.at("offline")
    await page.evaluate("window.dispatchEvent(new Event('online'))")
    await write(page, "delete it all")
    await expect(page.locator(".message.note").last).to_contain_text("nothing was kept")
    await look.at("ended")
    await page.evaluate("document.body.hidden = true")
    await expect(page.locator("body")).to_be_hidden()
    await look.at("hidden")
    # Axe-core's advice, beyond WCAG, misses a heading and a main part: there is nothing at all to be seen.
    assert [found.split(":")[0] for found in look.wrong.pop("hidden")] == ["landmark-one-main", "page-has-heading-one"]
    assert look.wrong == {}


@SCREENS
async def test_no_state_of_a_handoff_has_findings(home: Home, screen: dict[str, Any]) -> None:
    page = await home.open(**screen)
    look = Look(page)
    await press(page, "Talk to a person")
    await sees(page, "is not an emergency service")
    await look.at("offer")
    await press(page, "Leave something out")
    await sees(page, "What shall I leave out?")
    await look.at("strike")
    await press(page, "That's all, ask them")
    await sees(page, "at place 1")
    await look.at("queued")
    await home.line.join(home.session)
    await home.line.write(home.session, "hello, I am Sam")
    await sees(page, "hello, I am Sam")
    await write(page, "thank you")
    await expect(page.locator("#send")).to_be_enabled()
    await look.at("live")
    await home.line.line.presence.staff_gone(SAM)
    home.line.now += timing.STAFF_LOST_SECONDS + 1
    await home.line.watchman.tick()
    await sees(page, "has lost their connection")
    await look.at("person lost")
    assert look.wrong == {}


@SCREENS
async def test_no_page_beside_the_chat_has_findings(home: Home, screen: dict[str, Any]) -> None:
    page = await home.open(**screen)
    look = Look(page)
    for path in (*NAMES, "nothing-here"):
        await page.goto(f"{home.address}/{path}")
        await look.at(path)
    assert look.wrong == {}


async def answer_with(html: str, route: Route) -> None:
    await route.fulfill(body=html, content_type="text/html")


@SCREENS
async def test_no_state_without_javascript_has_findings(home: Home, screen: dict[str, Any]) -> None:
    context = await home.context(**screen, java_script_enabled=False)
    plain = await home.open(context=context)
    shown = await home.open("/", **screen)
    look = Look(shown)
    for title in ("Talk to a person", "Yes, ask them"):
        await press(plain, title)
        await plain.wait_for_load_state()
        html = await plain.content()
        await shown.route("**/plain", partial(answer_with, html))
        await shown.route("**/*.js", lambda route: route.abort())
        await shown.goto(home.address + "/plain")
        await look.at(title)
        await shown.unroute("**/plain")
    assert look.wrong == {}


@pytest.mark.parametrize("contrast", ["active", "none"])
async def test_speakers_are_told_apart_without_colour(home: Home, contrast: str) -> None:
    page = await home.open(forced_colors=contrast, viewport=NARROW["viewport"])
    await home.to_person(page)
    await home.line.write(home.session, "hello from Sam")
    await write(page, "hello from me")
    await sees(page, "hello from Sam")
    edges = {
        kind: await page.locator(f".message.{kind}").last.evaluate(
            "each => ['Left', 'Right'].map((side) => getComputedStyle(each)['border' + side + 'Width'] + "
            "getComputedStyle(each)['border' + side + 'Style']).join()"
        )
        for kind in ("guide", "person", "adult")
    }
    assert len(set(edges.values())) == 3
    await expect(page.locator(".message.person .speaker").last).to_have_text("Sam from Tulip Line: ")


async def test_at_400_per_cent_zoom_the_way_out_stays_and_the_words_reflow(home: Home) -> None:
    # 1280 by 1024 pixels at 400 % are 320 by 256 CSS pixels (WCAG 2.2, 1.4.10).
    page = await home.open(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    await expect(page.get_by_role("button", name="Leave this page")).to_be_in_viewport(ratio=1)
    assert await findings(page) == []
    bar = await page.locator("#bar").bounding_box()
    assert bar and bar["height"] <= 256 / 2
    await page.keyboard.type("I")
    await expect(page.get_by_label("Your message")).to_be_in_viewport()


async def test_nothing_on_the_page_moves_or_blinks(home: Home) -> None:
    page = await home.open()
    held = []
    await page.route("**/chat/messages", lambda route: held.append(route))
    await write(page, "he is at the door")
    await expect(page.locator("#status")).to_have_text("The guide is writing")
    assert await page.evaluate("document.getAnimations().length") == 0


async def test_help_stands_in_the_same_place_on_every_page(home: Home) -> None:
    page = await home.open(viewport={"width": 390, "height": 800})
    places = set()
    for path in ("", *NAMES, "nothing-here"):
        await page.goto(f"{home.address}/{path}")
        boxes = [await page.get_by_text("Leave this page", exact=True).bounding_box()]
        boxes.append(await page.locator("header a[href='tel:999']").bounding_box())
        places.add(tuple(round(box[side]) for box in boxes if box for side in ("x", "y")))
        assert await page.locator("html").get_attribute("lang") == "en-GB"
        assert await page.title() == "Guide"
    assert len(places) == 1
