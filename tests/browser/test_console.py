"""The staff console in a real browser: signing in, a whole chat, two at once, and what it survives."""

import re
import time

import pyotp
from playwright.sync_api import Page, expect

from tests.browser.console import Consoles, box, decide_danger, send, take_and_join
from tests.channels.staff.adults import leaves, on_shift, queued, writes
from tests.channels.staff.staff_server import PASSWORD, StaffServer

NEW_PASSWORD = "four quite unrelated words"
STORED = """async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length]"""


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Your account's name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def is_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="Waiting")).to_be_focused()


def test_the_first_sign_in_leads_to_a_password_and_codes_of_ones_own(staff: StaffServer, consoles: Consoles) -> None:
    once = staff.books.staff.create("lee", "supervisor")
    page = consoles.open()
    sign_in(page, "lee", once)
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("The same again").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    secret = page.locator("#totp-secret")
    expect(secret).not_to_be_empty()
    codes = pyotp.TOTP(secret.inner_text().replace(" ", ""))
    expect(page.get_by_alt_text("QR code")).to_be_visible()
    assert page.evaluate("document.getElementById('totp-picture').naturalWidth") > 50
    page.get_by_label("Code the app shows now").fill(codes.now())
    page.get_by_role("button", name="Finish set-up").click()
    is_in(page)
    page.get_by_text("My settings").click()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "lee", NEW_PASSWORD)
    # A code counts once; the next one is taken half a minute early.
    page.get_by_label("Code from your authenticator app").fill(codes.at(time.time() + codes.interval))
    page.get_by_role("button", name="Go on").click()
    is_in(page)


def test_a_wrong_password_is_told_and_the_field_is_empty_again(staff: StaffServer, consoles: Consoles) -> None:
    staff.account("sam")
    page = consoles.open()
    sign_in(page, "sam", PASSWORD + "x")
    expect(page.get_by_role("alert").filter(has_text="is wrong")).to_be_visible()
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    expect(page.get_by_label("Password", exact=True)).to_have_value("")


def test_two_new_passwords_that_differ_are_not_sent(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.open()
    sign_in(page, "sam", staff.books.staff.create("sam", "responder"))
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("The same again").fill(NEW_PASSWORD + "s")
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("alert").filter(has_text="differ")).to_be_visible()
    assert staff.books.staff.find("sam").must_change_password


def test_a_whole_chat_from_the_queue_to_the_record_decision(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff, 0xABCD)
    take_and_join(page)
    writes(staff, ref, "hello, can you help")
    expect(page.get_by_role("log")).to_contain_text("hello, can you help")
    send(page, "Hello, I am Sam.")
    page.locator("#hand-back").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Decide about danger first")).to_be_visible()
    assert staff.run(staff.line.board.load(ref)).state.value == "live"
    decide_danger(page)
    page.get_by_role("button", name="Hand back to the guide").click()
    expect(page.get_by_role("heading", name="Wrap up")).to_be_focused()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Reason for this decision").select_option("advice_only")
    page.get_by_role("button", name="Close and erase").click()
    expect(page.locator("#chat")).to_be_hidden()
    expect(page.get_by_role("heading", name="My chats")).to_be_focused()
    expect(page.get_by_role("log")).to_have_count(0)
    assert staff.run(staff.line.board.notes(ref)) == []


def test_the_adult_who_goes_leads_to_the_wrap_up_and_the_chat_can_still_be_read(
    staff: StaffServer, consoles: Consoles
) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    writes(staff, ref, "bye now")
    leaves(staff, ref)
    expect(page.get_by_role("heading", name="Wrap up")).to_be_focused()
    expect(page.get_by_role("log")).to_contain_text("bye now")
    expect(box(page)).to_be_hidden()
    expect(page.locator("#wrap-left")).to_have_text(re.compile(r"^\d+ min$"))


def test_a_chat_in_danger_stands_first_and_says_so(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    queued(staff, 1)
    queued(staff, 0xFFF2, urgent=True)
    first = page.locator("#waiting .card").first
    expect(first).to_contain_text("Chat FFF2 Danger")
    expect(page.locator("#waiting-count")).to_have_text("2")


def test_who_loses_the_race_is_told_that_it_is_taken(staff: StaffServer, consoles: Consoles) -> None:
    ref = queued(staff)
    slow = consoles.of("kim")
    # Nothing newer reaches this console, as in the half second before the board is told.
    slow.route("**/staff/api/events", lambda route: route.abort())
    slow.reload()
    take = slow.get_by_role("button", name="Take: Chat")
    expect(take).to_be_visible()
    on_shift(staff, "sam").post(f"/chats/{ref}/take").raise_for_status()
    take.click()
    expect(slow.get_by_role("alert").filter(has_text="Already taken by a colleague.")).to_be_visible()
    expect(slow.locator("#waiting")).to_contain_text("Sam is taking it")
    expect(slow.locator("#chat")).to_be_hidden()


def test_a_reserved_chat_counts_down_and_can_be_put_back(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    page.get_by_role("button", name="Take: Chat").click()
    expect(page.get_by_role("button", name="Join", exact=True)).to_be_focused()
    expect(page.locator("#reserved-left")).to_have_text(re.compile(r"^\d+ s$"))
    page.get_by_role("button", name="Put back").click()
    expect(page.get_by_role("button", name="Take: Chat")).to_be_visible()
    assert staff.run(staff.line.board.load(ref)).state.value == "queued"


def test_a_reload_brings_the_chat_back_and_keeps_nothing_in_the_browser(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    writes(staff, ref, "are you there")
    send(page, "Yes, I am.")
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
    page.reload()
    page.locator("#mine .open").click()
    expect(page.get_by_role("log").locator(".note.adult, .note.staff")).to_have_count(2)
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]


def test_two_tabs_of_one_person_show_the_same_and_double_nothing(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    other = consoles.tab(page.context)
    other.locator("#mine .open").click()
    send(other, "Written in the second tab.")
    writes(staff, ref, "read in both")
    for each in (page, other):
        expect(each.locator(".note.adult")).to_have_count(1)
        expect(each.locator(".note.staff")).to_have_count(1)


def test_a_lost_connection_is_told_and_what_was_missed_comes_once(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    writes(staff, ref, "one")
    expect(page.locator(".note.adult")).to_have_count(1)
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible(timeout=15_000)
    box(page).fill("Not lost.")
    box(page).press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Not sent")).to_be_visible()
    expect(box(page)).to_have_value("Not lost.")
    writes(staff, ref, "two")
    page.context.set_offline(False)  # it comes back by itself, sooner than anybody could press "Try now"
    expect(page.locator("#offline")).to_be_hidden(timeout=15_000)
    expect(page.locator(".note.adult")).to_have_count(2)
    box(page).press("Enter")
    expect(page.locator(".note.staff")).to_have_count(1)
