"""One test's visit to the page in Chromium: it notes every complaint of the console and every request."""

from typing import Any

from playwright.sync_api import Browser, Page, expect

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
ANSWER_MS = 10_000


class Visit:
    """Opens pages in contexts of their own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(self, **options: Any) -> Page:
        """Open the chat page, on a desktop unless the options say otherwise."""
        self.context = self._browser.new_context(ignore_https_errors=True, **(DESKTOP | options))
        page = self.context.new_page()
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self.address + "/")
        return page

    def close(self) -> None:
        """Close the last context."""
        self.context.close()


def last_message(page: Page) -> str:
    """Return the text of the last message of the guide."""
    return page.locator(".message.guide .text").last.inner_text()


def choose(page: Page, title: str) -> None:
    """Press a button of the chat and wait for the answer's own buttons."""
    before = page.locator(".message.guide").count()
    page.get_by_role("button", name=title, exact=True).click()
    wait_for_answer(page, before)


def write(page: Page, text: str) -> None:
    """Type a message, send it, and wait for the answer."""
    before = page.locator(".message.guide").count()
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    wait_for_answer(page, before)


def wait_for_answer(page: Page, before: int) -> None:
    """Wait until more messages of the guide stand on the page than before."""
    expect(page.locator(".message.guide").nth(before)).to_be_visible(timeout=ANSWER_MS)
    expect(page.locator("#send")).to_be_enabled(timeout=ANSWER_MS)
