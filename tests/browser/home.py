"""The web channel over a stub of Rasa and a line of this test's own, looked at in Chromium; no model is needed."""

from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.channels.fixed_words import said
from bot.session.session import Session
from tests.browser.console import RULES, SIDEWAYS
from tests.channels.a_line import house, sessions_of
from tests.channels.house_server import move_in

SOON_MS = 8000
PHONE = {"viewport": {"width": 320, "height": 640}}
# A control to press: 24 CSS pixels each way at least (WCAG 2.2, 2.5.8); a link in a sentence is excepted there.
SMALL = """() => [...document.querySelectorAll("button, summary, textarea, nav a, li a, .leave")]
  .filter((each) => each.checkVisibility() && !each.closest("[hidden], .unseen"))
  .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
  .map((each) => "too small: " + each.textContent.trim())"""


class Home:
    """One desk and line behind the server, and the browsers of one test."""

    def __init__(self, app: Any, address: str, browser: Browser) -> None:
        self.address = address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.line, self.agent, self.desk = house()
        self.agent.answers["ask_for_person"] = ("utter_ask_for_person", "utter_way_back")
        move_in(app, self.agent, self.desk, self.line)

    async def context(self, **options: Any) -> BrowserContext:
        """Return a fresh browser, with nothing of another's."""
        context = await self._browser.new_context(**options)
        self._contexts.append(context)
        return context

    async def open(self, path: str = "/", context: BrowserContext | None = None, **options: Any) -> Page:
        """Open a page, in a browser of its own unless one is given."""
        page = await (context or await self.context(**options)).new_page()
        page.set_default_timeout(SOON_MS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        await page.goto(self.address + path)
        return page

    async def close(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            await context.close()

    def teach(self, text: str, *answers: str) -> None:
        """Let the stub answer a text by these responses, which must exist."""
        assert said(*answers)
        self.agent.teach(text, "ask_" + answers[0], *answers)

    @property
    def session(self) -> Session:
        """The only session there is."""
        (session,) = sessions_of(self.desk)
        return session

    async def queue(self, page: Page) -> Session:
        """Ask for a person, say yes, and wait for the place in the queue."""
        await press(page, "Talk to a person")
        await press(page, "Yes, ask them")
        await sees(page, "at place 1")
        return self.session

    async def to_person(self, page: Page) -> Session:
        """Be joined by Sam."""
        session = await self.queue(page)
        await self.line.join(session)
        await sees(page, "has joined")
        return session


async def write(page: Page, text: str) -> None:
    """Type a message and send it."""
    await page.get_by_label("Your message").fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


async def press(page: Page, title: str) -> None:
    """Press a button of the chat."""
    await page.get_by_role("button", name=title, exact=True).click()


async def sees(page: Page, text: str, times: int = 1) -> None:
    """Wait until a text stands so many times in the chat."""
    await expect(page.locator(".message .text", has_text=text)).to_have_count(times, timeout=SOON_MS)


async def findings(page: Page) -> list[str]:
    """Return what axe-core finds, targets that are too small, and whether the page is wider than the screen."""
    violations = (await Axe().run(page, options=RULES)).response["violations"]
    found = [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in violations]
    found += await page.evaluate(SMALL)
    wider = await page.evaluate(SIDEWAYS)
    return [*found, *([f"{wider} px too wide"] if wider > 0 else [])]
