"""How the console looks and is heard: axe-core in every state, contrast, narrow screens, and the keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import Consoles, box, decide_danger, findings, part, send, take_and_join
from tests.browser.test_leaflets_in_chromium import FAINT
from tests.channels.staff.adults import leaves, on_shift, queued, writes
from tests.channels.staff.staff_server import StaffServer

NARROW = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
WIDE = {"viewport": {"width": 1280, "height": 800}}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
SCREENS = pytest.mark.parametrize("screen", [NARROW, WIDE, WIDE | DARK], ids=["360", "1280", "dark"])
# A control that has to be pressed: 24 CSS pixels each way, 44 high where fingers press (WCAG 2.2, 2.5.8 and 2.5.5).
PRESSED = "button, summary, select, nav a, input:not([type=radio], [type=checkbox])"
SMALL = f"""(least) => [...document.querySelectorAll("{PRESSED}")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < least)
  .map((each) => each.id + each.textContent + each.getBoundingClientRect().height)"""
PARTS = ("Line", "Saved replies", "Accounts", "Audit", "Day counts", "Blocks")


class Look:
    """Collects what is wrong, by the name of the state."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.wrong: dict[str, list[str]] = {}

    def at(self, state: str) -> None:
        """Look at the page as it is."""
        least = 44 if (self._page.viewport_size or {})["width"] < 1000 else 24
        found = [*findings(self._page), *self._page.evaluate(FAINT), *self._page.evaluate(SMALL, least)]
        if found:
            self.wrong[state] = found


@SCREENS
def test_signing_in_has_no_findings(staff: StaffServer, consoles: Consoles, screen: dict[str, Any]) -> None:
    once = staff.books.staff.create("lee", "supervisor")
    page = consoles.open(**screen)
    look = Look(page)
    look.at("name")
    page.get_by_label("Your account's name").fill("lee")
    page.get_by_label("Password", exact=True).fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="wrong")).to_be_visible()
    look.at("refused")
    page.get_by_label("Password", exact=True).fill(once)
    page.keyboard.press("Enter")
    page.get_by_label("New password", exact=True).fill("four quite unrelated words")
    look.at("password")
    page.get_by_label("The same again").fill("four quite unrelated words")
    page.keyboard.press("Enter")
    expect(page.locator("#totp-secret")).not_to_be_empty()
    look.at("codes")
    assert look.wrong == {}


@SCREENS
def test_no_state_of_a_chat_has_findings(staff: StaffServer, consoles: Consoles, screen: dict[str, Any]) -> None:
    staff.books.replies.add("Safe now", "Is the child safe right now?", None)
    page = consoles.of("sam", **screen)
    look = Look(page)
    look.at("empty")
    ref = queued(staff, 1, urgent=True)
    queued(staff, 2)
    on_shift(staff, "kim")
    expect(page.locator("#waiting .card")).to_have_count(2)
    look.at("queue")
    page.get_by_role("button", name="Take: Chat").first.click()
    expect(page.get_by_role("button", name="Join", exact=True)).to_be_focused()
    look.at("reserved")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    writes(staff, ref, "w" * 300)
    send(page, "Hello.")
    part(page, "Note for staff").get_by_label("Note for staff").fill("A note.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator(".note.aside")).to_be_visible()
    look.at("chat")
    page.get_by_role("combobox", name="Saved reply").fill("safe")
    look.at("saved replies")
    page.keyboard.press("Enter")
    for title in ("I think this is a child", "Misuse of the line", "Pass on"):
        part(page, title)
        look.at(title)
    page.locator("#end").press("Enter")
    look.at("undecided")
    page.get_by_role("button", name="Close", exact=True).click()
    decide_danger(page)
    page.get_by_role("button", name="End the chat").click()
    look.at("end")
    leaves(staff, ref)
    expect(page.locator("#wrap")).to_be_visible()
    look.at("wrap-up")
    page.get_by_text("My settings").click()
    look.at("settings")
    assert look.wrong == {}


@SCREENS
def test_no_part_for_supervisors_has_findings(staff: StaffServer, consoles: Consoles, screen: dict[str, Any]) -> None:
    staff.books.replies.add("Safe now", "Is the child safe right now?", None)
    page = consoles.of("lee", "supervisor", **screen)
    look = Look(page)
    ref = queued(staff)
    kim = on_shift(staff, "kim")
    for act in ("take", "join"):
        kim.post(f"/chats/{ref}/{act}").raise_for_status()
    expect(page.locator("#live .card")).to_contain_text("with Kim")
    look.at("board")
    for title in PARTS:
        page.get_by_role("link", name=title, exact=True).click()
        expect(page.locator("main > .page:not([hidden]) h2")).to_be_focused()
        look.at(title)
    assert look.wrong == {}


def test_a_supervisor_sets_up_the_line_and_closes_it_for_a_while(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("lee", "supervisor")
    page.get_by_role("link", name="Line", exact=True).click()
    expect(page.get_by_label("The line's name")).to_have_value("Lantern")
    page.get_by_label("Opening hours").fill("whenever")
    page.get_by_role("button", name="Save the line").click()
    expect(page.get_by_role("alert").filter(has_text="hours cannot be read")).to_be_visible()
    page.get_by_label("Opening hours").fill("Mo-Su,PH 09:00-21:00")
    page.get_by_label("Other closed days").fill("2026-12-25 2026-12-26")
    page.get_by_role("button", name="Save the line").click()
    expect(page.get_by_role("status")).to_have_text("The line is saved.")
    assert staff.books.line.read().hours == {"all": "Mo-Su,PH 09:00-21:00"}
    page.get_by_role("button", name="Take no new chats").click()
    expect(page.locator("#switch-said")).to_contain_text("Too many chats")
    page.get_by_role("button", name="Take chats again").click()
    expect(page.locator("#switch-said")).to_contain_text("Off")


def test_a_supervisor_opens_an_account_and_its_password_is_shown_once(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("lee", "supervisor")
    page.get_by_role("link", name="Accounts", exact=True).click()
    page.get_by_label("Name to sign in with").fill("ash")
    page.get_by_role("button", name="Create the account").click()
    expect(page.locator("#one-time")).to_be_focused()
    shown = page.locator("#one-time-password").inner_text()
    assert len(shown) > 12
    page.get_by_role("button", name="I have passed it on").click()
    assert shown not in page.content()
    page.get_by_role("button", name="Disable ash").click()
    expect(page.get_by_role("button", name="Enable ash")).to_be_visible()
    assert staff.books.staff.find("ash").disabled


def test_a_supervisor_writes_a_reply_and_sees_it_in_the_audit(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("lee", "supervisor")
    page.get_by_role("link", name="Saved replies", exact=True).click()
    new = page.get_by_role("form", name="New saved reply")
    new.get_by_label("Title").fill("Hello")
    new.get_by_label("Text").fill("Hello, I am here.")
    new.get_by_role("button", name="Add the reply").click()
    expect(page.get_by_role("form", name="Saved reply: Hello")).to_be_visible()
    page.get_by_role("link", name="Audit", exact=True).click()
    expect(page.locator("#audit-rows tr").first).to_contain_text("Reply saved")
    expect(page.locator("#audit-rows tr").first).to_contain_text("lee")


def test_a_supervisor_joins_announced_and_gives_a_chat_to_somebody_else(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("lee", "supervisor")
    kim, ref = on_shift(staff, "kim"), queued(staff)
    for act in ("take", "join"):
        kim.post(f"/chats/{ref}/{act}").raise_for_status()
    page.get_by_role("button", name="Join, announced: Chat").click()
    expect(page.get_by_role("log")).to_contain_text("Lee joined as a supervisor.")
    page.get_by_role("button", name="Leave this chat").click()
    on_shift(staff, "ash")
    page.get_by_label("Give Chat 0001 to").select_option(label="Ash (0 of 2)")
    page.get_by_role("button", name="Give: Chat 0001").click()
    expect(page.locator("#live .card")).to_contain_text("with Ash")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of a name has the focus."""
    spoken = "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(spoken).startswith(name):
            return
    pytest.fail(f"Tab never came to {name}")


def test_a_chat_is_taken_led_and_closed_by_keyboard_alone(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    expect(page.get_by_role("button", name="Take: Chat")).to_be_visible()
    tab_to(page, "Take")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Join", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("First line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Enter")
    expect(page.locator(".note.staff")).to_contain_text("First line\nsecond line")
    page.locator("#find").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "danger":
            break
    page.keyboard.press("Space")
    tab_to(page, "Save the decision")
    page.keyboard.press("Enter")
    expect(page.locator("#danger-saved")).to_contain_text("No danger now")
    tab_to(page, "Hand back")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wrap up")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Advice")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My chats")).to_be_focused()
    assert staff.run(staff.line.board.notes(ref)) == []


def test_only_new_notes_are_read_out(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    writes(staff, ref, "old words")
    page.reload()
    page.locator("#mine .open").click()
    log = page.get_by_role("log")
    expect(log).to_contain_text("old words")
    expect(log).to_have_attribute("aria-live", "polite")


def test_the_trial_says_so_on_top_before_and_after_signing_in(staff: StaffServer, consoles: Consoles) -> None:
    expect(consoles.open().get_by_text("This is a trial.")).to_be_visible()
    expect(consoles.of("sam", on_shift=False).get_by_text("This is a trial.")).to_be_visible()
