import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.console import Consoles
from tests.browser.home import Home
from tests.browser.neutral_site import HOST, NeutralSite
from tests.browser.visit import Visit
from tests.channels.a_line import StubAgent
from tests.channels.house_server import served
from tests.channels.server import Server, the_server
from tests.channels.staff.staff_server import StaffServer

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("no chromium on this machine, and CI must have one")
    return path or pytest.skip("no chromium on this machine")


@pytest.fixture(scope="session")
def server(chromium_path: str, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Server:
    return the_server(pytestconfig, tmp_path_factory)


@pytest.fixture(scope="module")
def neutral_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NeutralSite]:
    site = NeutralSite(tmp_path_factory.mktemp("neutral-site"))
    yield site
    site.stop()


@pytest.fixture(scope="module")
def chromium(chromium_path: str, neutral_site: NeutralSite) -> Iterator[Browser]:
    """A browser that reaches this machine only; it ends with the module, because its event loop blocks other tests'."""
    rules = f"MAP {HOST} 127.0.0.1:{neutral_site.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=[*ARGUMENTS, f"--host-resolver-rules={rules}"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Visit]:
    """Opens the page as the test wants it; at the end of the test the console must be clean."""
    visits = Visit(chromium, server.address)
    yield visits
    visits.close()
    assert visits.complaints == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """The chat page on a desktop."""
    return visit.open()


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[StaffServer]:
    """The staff API by itself, with a line that is open."""
    server = StaffServer(tmp_path)
    server.set_up_line()
    yield server
    server.stop()


@pytest.fixture
def consoles(chromium: Browser, staff: StaffServer) -> Iterator[Consoles]:
    """Consoles in browsers of their own; at the end of the test none may have complained."""
    opened = Consoles(chromium, staff)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture(scope="module")
async def house_parts(chromium_path: str) -> AsyncIterator[tuple]:
    """One browser, and one server in this test's own loop, for a file."""
    async with served(StubAgent()) as (app, address), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield app, address, browser
        await browser.close()


@pytest.fixture
async def home(house_parts: tuple) -> AsyncIterator[Home]:
    """A desk and a line of this test's own, with Sam on shift; no script of a page may have failed at the end."""
    home = Home(*house_parts)
    await home.line.on_shift()
    yield home
    await home.close()
    assert home.complaints == []
