"""Staff at the console in Chromium: a browser for each, over the staff API of tests/channels/staff."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.visit import DESKTOP
from tests.channels.staff.staff_server import StaffServer

# WCAG 2.2 AA and axe-core's own advice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What Chromium writes of an answer of 400 and above; the page itself says what it means.
REFUSED = re.compile(r"Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_)")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Consoles:
    """Opens consoles; complaints are what their browsers wrote that is no refusal of the API."""

    def __init__(self, browser: Browser, server: StaffServer) -> None:
        self._browser, self._server = browser, server
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, **options: Any) -> Page:
        """Open the console in a browser in which nobody has signed in."""
        context = self._browser.new_context(**(DESKTOP | options))
        self._contexts.append(context)
        return self.tab(context)

    def tab(self, context: BrowserContext) -> Page:
        """Open the console in one more tab of a browser."""
        page = context.new_page()
        page.on("console", lambda said: self._note(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.goto(self._server.address + "/staff")
        return page

    def of(self, name: str, role: str = "responder", *, on_shift: bool = True, **options: Any) -> Page:
        """Open the console of somebody who has signed in, and is on shift under their name."""
        client = self._server.signed_in(name, role)
        client.patch("/me", json={"display_name": name.title(), "on_shift": on_shift}).raise_for_status()
        page = self.open(**options)
        cookie = {"name": "steady_staff", "value": client.cookies["steady_staff"], "path": "/staff"}
        page.context.add_cookies([{**cookie, "domain": "127.0.0.1", "httpOnly": True, "sameSite": "Strict"}])
        page.reload()
        expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
        return page

    def close(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            context.close()

    def _note(self, text: str) -> None:
        if not REFUSED.match(text):
            self.complaints.append(text)


def box(page: Page) -> Locator:
    """Return the box for messages to the adult."""
    return page.get_by_label("Message to the adult")


def take_and_join(page: Page) -> None:
    """Take the first chat that waits and join it."""
    page.get_by_role("button", name="Take: Chat").first.click()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(box(page)).to_be_focused()


def send(page: Page, text: str) -> None:
    """Write to the adult, and wait until it stands in the log."""
    box(page).fill(text)
    box(page).press("Enter")
    expect(page.locator(".note.staff").last).to_contain_text(text)


def decide_danger(page: Page, answer: str = "No danger now") -> None:
    """Decide about danger."""
    page.get_by_label(answer).check()
    page.get_by_role("button", name="Save the decision").click()
    expect(page.locator("#danger-saved")).to_contain_text("Decided")


def part(page: Page, title: str) -> Locator:
    """Open a part of what can be done with the chat, and return it."""
    details = page.locator("details", has=page.locator("summary", has_text=title))
    details.locator("summary").click()
    return details


def findings(page: Page) -> list[str]:
    """Return what axe-core finds, and whether the page is wider than the screen."""
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in violations]
    wider = page.evaluate(SIDEWAYS)
    return [*found, *([f"{wider} px too wide"] if wider > 0 else [])]
