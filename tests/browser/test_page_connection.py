"""The page on a bad connection: slow, offline, asleep, back again; and by keyboard and ear alone."""

import re

from playwright.async_api import Page, expect

from tests.browser.home import Home, press, sees, write

# The whole page with its scripts and styles (issue 7).
MOST_BYTES = 60_000
SEEN_BY_EAR = """() => {
  window.added = [];
  for (const region of document.querySelectorAll("[role=log], [role=status]"))
    new MutationObserver((rows) => rows.forEach((row) => row.addedNodes.forEach(
      (node) => window.added.push(node.textContent)))).observe(region, {childList: true, subtree: true});
}"""


async def test_the_whole_page_weighs_less_than_60_kilobytes(home: Home) -> None:
    context = await home.context()
    page = await context.new_page()
    answers: list = []
    page.on("response", lambda answer: answers.append(answer))
    await page.goto(home.address + "/", wait_until="networkidle")
    bytes_of = {answer.url.removeprefix(home.address): len(await answer.body()) for answer in answers}
    assert {"/", "/static/style.css", "/static/chat.js", "/static/leaving.js"} <= set(bytes_of)
    assert sum(bytes_of.values()) < MOST_BYTES


async def test_the_page_is_of_use_before_its_scripts_arrive(home: Home) -> None:
    context = await home.context()
    await context.route("**/*.js", lambda route: route.abort())
    page = await home.open(context=context)
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")


async def test_offline_it_says_that_nothing_was_sent_and_keeps_the_words(home: Home) -> None:
    page = await home.open()
    await page.context.set_offline(True)
    await sees(page, "Your messages were not sent")
    await sees(page, "0808 800 5000")
    await write(page, "he is at the door")
    await sees(page, "That may not have been sent")
    await expect(page.get_by_label("Your message")).to_have_value("he is at the door")
    await page.context.set_offline(False)
    await sees(page, "You are connected again")
    await sees(page, "Your messages were not sent", 0)
    await press(page, "Try again")
    await sees(page, "Call 999 now")
    await expect(page.locator(".message.adult")).to_have_count(1)


async def test_after_sleep_it_catches_up_and_tells_nothing_twice(home: Home) -> None:
    page = await home.open()
    session = await home.to_person(page)
    chrome = await page.context.new_cdp_session(page)
    await chrome.send("Page.setWebLifecycleState", {"state": "frozen"})
    await page.context.set_offline(True)
    await home.line.write(session, "one while asleep")
    await home.line.write(session, "two while asleep")
    await page.context.set_offline(False)
    await chrome.send("Page.setWebLifecycleState", {"state": "active"})
    await home.line.write(session, "three")
    await sees(page, "three")
    texts = await page.locator(".message.person .text").all_inner_texts()
    assert texts == ["one while asleep", "two while asleep", "three"]


async def test_a_stream_that_died_in_silence_is_opened_again_on_waking(home: Home) -> None:
    page = await home.open()
    session = await home.to_person(page)
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url) if request.url.endswith("/events") else None)
    await page.evaluate("document.dispatchEvent(new Event('resume'))")
    await home.line.write(session, "still the same stream")
    await sees(page, "still the same stream")
    assert opened == []
    await page.evaluate("const then = Date.now(); Date.now = () => then + 60_000")
    async with page.expect_request("**/chat/events"):
        await page.evaluate("document.dispatchEvent(new Event('resume'))")
    await home.line.write(session, "by a new stream")
    await sees(page, "by a new stream")
    await sees(page, "still the same stream")


async def test_each_message_is_read_out_once(home: Home) -> None:
    page = await home.open()
    await page.evaluate(SEEN_BY_EAR)
    await write(page, "he is at the door")
    await sees(page, "Call 999 now")
    await expect(page.locator("#send")).to_be_enabled()
    added = [text for text in await page.evaluate("window.added") if text]
    assert added[0] == "You: he is at the door"
    assert len(added) == len(set(added))
    assert sum("Call 999 now" in text for text in added) == 1
    assert added[-1] == "Answers to choose from: 3"


async def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of a name has the focus, which must be seen and must not be hidden by the bar."""
    for _ in range(30):
        await page.keyboard.press("Tab")
        if (await page.evaluate("document.activeElement.textContent.trim()")) == name:
            assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            below = await page.evaluate(
                "document.activeElement.getBoundingClientRect().top - bar.getBoundingClientRect().bottom"
            )
            assert below >= 0 or await page.evaluate("bar.contains(document.activeElement)")
            return
    raise AssertionError(f"Tab never came to {name}")


async def test_a_walk_and_a_handoff_by_keyboard_alone(home: Home) -> None:
    page = await home.open(viewport={"width": 320, "height": 480})
    await tab_to(page, "Skip to the chat")
    await page.keyboard.press("Enter")
    await tab_to(page, "Talk to a person")
    await page.keyboard.press("Enter")
    await sees(page, "Shall I ask them?")
    await expect(page.get_by_label("Your message")).to_be_focused()
    for _ in range(12):  # back over the answers, to the first
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.textContent") == "Yes, ask them":
            break
    await page.keyboard.press("Enter")
    await sees(page, "at place 1")
    await home.line.join(home.session)
    await sees(page, "has joined")
    await page.keyboard.type("hello Sam")
    async with page.expect_response("**/chat/messages"):
        await page.keyboard.press("Enter")
    await expect(page.locator(".message.adult .text").last).to_have_text("hello Sam")
    await expect(page.locator("#send")).to_be_enabled()
    await tab_to(page, "Back to the guide")
    await page.keyboard.press("Enter")
    await sees(page, "knows that you have left")
    await page.route(re.compile("bbc"), lambda route: route.fulfill(body="neutral"))
    await page.keyboard.press("Shift")
    await page.keyboard.press("Shift")
    await page.keyboard.press("Shift")
    await page.wait_for_url("**/weather")


async def test_buttons_stay_where_the_chat_could_not_even_be_looked_up(home: Home) -> None:
    page = await home.open()
    numbers = {"text": "I can't answer just now. Call 999.", "buttons": []}
    unanswered = {"messages": [numbers], "state": "bot", "again": True}
    await page.route("**/chat/messages", lambda route: route.fulfill(status=200, json=unanswered))
    await write(page, "hello")
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()
    await expect(page.get_by_role("button", name="Talk to a person")).to_be_visible()
