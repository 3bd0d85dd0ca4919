"""Work in chats at the console in a real browser: writing, saved replies, passing on, 999, a child, misuse."""

from playwright.sync_api import expect

from tests.browser.console import Consoles, box, part, send, take_and_join
from tests.channels.staff.adults import queued, writes
from tests.channels.staff.staff_server import StaffServer


def test_markup_links_and_right_to_left_are_text(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    writes(staff, ref, "<img src=x onerror=alert(1)> https://example.org")
    writes(staff, ref, "مرحبا")
    log = page.get_by_role("log")
    expect(log.locator(".note.adult")).to_have_count(2)
    assert log.locator("img, a").count() == 0
    assert log.locator(".text").last.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_unsent_words_stay_with_their_chat(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    queued(staff, 0xAAAA)
    take_and_join(page)
    box(page).fill("for the first")
    queued(staff, 0xBBBB)
    take_and_join(page)
    expect(box(page)).to_have_value("")
    box(page).fill("for the second")
    page.locator("#mine .open", has_text="Chat AAAA").click()
    expect(box(page)).to_have_value("for the first")


def test_an_unread_message_of_another_chat_is_counted(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    first = queued(staff, 0xAAAA)
    take_and_join(page)
    queued(staff, 0xBBBB)
    take_and_join(page)
    writes(staff, first, "still there?")
    expect(page.locator("#mine .open", has_text="Chat AAAA")).to_contain_text("1 new")
    expect(page).to_have_title("(1) Steady: staff")
    page.locator("#mine .open", has_text="Chat AAAA").click()
    expect(page).to_have_title("Steady: staff")


def test_a_saved_reply_is_put_into_the_box_and_not_sent(staff: StaffServer, consoles: Consoles) -> None:
    staff.books.replies.add("Safe now", "Is the child safe right now?", None)
    staff.books.replies.add("Goodbye", "Thank you for talking.", None)
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    page.get_by_role("combobox", name="Saved reply").fill("safe")
    expect(page.locator("#found").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("Is the child safe right now?")
    assert [note.text for note in staff.run(staff.line.board.notes(ref)) if note.text] == []


def test_a_note_for_staff_is_marked_and_not_for_the_adult(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    part(page, "Note for staff").get_by_label("Note for staff").fill("Ask Kim about this.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator(".note.aside")).to_contain_text("Only for staff: Sam (you)")
    assert [note.side.value for note in staff.run(staff.line.board.notes(ref)) if note.text] == ["aside"]


def test_a_chat_is_passed_on_warm_and_stays_until_it_is_accepted(staff: StaffServer, consoles: Consoles) -> None:
    sam, kim = consoles.of("sam"), consoles.of("kim")
    queued(staff)
    take_and_join(sam)
    form = part(sam, "Pass on")
    form.get_by_label("To", exact=True).select_option(label="Kim")
    form.get_by_label("Stay in the chat").check()
    form.get_by_role("button", name="Pass on").click()
    expect(sam.locator("#passing-said")).to_contain_text("Waiting for Kim to accept")
    send(sam, "A colleague will join us.")
    kim.get_by_role("button", name="Accept: Chat").click()
    expect(kim.get_by_role("log")).to_contain_text("A colleague will join us.")
    expect(sam.locator("#mine")).to_contain_text("beside Kim")
    sam.get_by_role("button", name="Leave this chat").click()
    expect(sam.locator("#mine-empty")).to_be_visible()


def test_a_suspected_child_is_flagged_and_a_block_is_not_offered(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    queued(staff)
    take_and_join(page)
    protocol = part(page, "I think this is a child")
    expect(protocol).to_contain_text("Do not block")
    protocol.get_by_role("button", name="Flag as a child").click()
    expect(page.locator("#child-flag")).to_be_visible()
    conduct = part(page, "Misuse of the line")
    expect(conduct.get_by_role("button", name="Block")).to_be_hidden()
    expect(conduct).to_contain_text("A suspected child is never blocked")


def test_999_is_one_press_and_the_adult_is_warned_before_a_block(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    page.get_by_role("button", name="Send the 999 card").click()
    expect(page.get_by_role("log")).to_contain_text("Sam showed the adult the 999 card.")
    conduct = part(page, "Misuse of the line")
    conduct.get_by_role("button", name="Block").click()
    expect(page.get_by_role("alert").filter(has_text="Warn first")).to_be_visible()
    conduct.get_by_role("button", name="Warn once").click()
    expect(page.get_by_role("log")).to_contain_text("Sam warned the adult.")
    conduct.get_by_role("button", name="Block").click()
    expect(page.get_by_role("log")).to_contain_text("Sam blocked them for 24 hours.")
    assert staff.run(staff.line.board.load(ref)).warned


def test_the_sound_is_off_until_it_is_switched_on(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    page.get_by_text("My settings").click()
    expect(page.get_by_label("Sound for new chats")).not_to_be_checked()
    page.get_by_label("Sound for new chats").check()
    queued(staff)
    expect(page.locator("#waiting .card")).to_have_count(1)


def test_typing_is_told_to_the_other_side_and_throttled(staff: StaffServer, consoles: Consoles) -> None:
    page = consoles.of("sam")
    ref = queued(staff)
    take_and_join(page)
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url) if request.url.endswith("/typing") else None)
    with page.expect_response("**/typing"):
        page.keyboard.type("Hello there", delay=20)
    assert staff.run(staff.line.presence.is_typing(ref, "staff"))
    assert 0 < len(told) < len("Hello there")
    staff.run(staff.line.presence.typing(ref, "adult"))
    expect(page.get_by_text("The adult is typing")).to_be_visible()
