from collections.abc import Iterator

import pytest

from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.fake_telegram import FakeTelegram
from tests.channels.plain_page import PlainBrowser
from tests.channels.server import ActionServer, Server, the_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Server:
    return the_server(pytestconfig, tmp_path_factory)


@pytest.fixture
def chat(server: Server) -> Chat:
    return Chat(server.address)


@pytest.fixture
def walking(chat: Chat) -> Chat:
    """A chat at the second step of a walk."""
    chat.say(DISCLOSURE)
    chat.press("Yes, safe now")
    return chat


@pytest.fixture
def browser(server: Server) -> PlainBrowser:
    return PlainBrowser(server.address)


@pytest.fixture
def form(browser: PlainBrowser) -> PlainBrowser:
    """A page without JavaScript at the second step of a walk."""
    browser.say(DISCLOSURE)
    browser.press("Yes, safe now")
    return browser


@pytest.fixture
def telegram(server: Server) -> FakeTelegram:
    server.telegram.forget()
    return server.telegram


@pytest.fixture
def actions(server: Server) -> Iterator[ActionServer]:
    """The action server of this test, which answers again after it."""
    yield server.actions
    server.actions.recover()
