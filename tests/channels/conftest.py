from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.bot.session.a_redis import OwnRedis
from tests.channels.bot_api import BotApi
from tests.channels.bot_api_install import installed
from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.over_redis import OverRedis
from tests.channels.plain_page import PlainBrowser
from tests.channels.server import ActionServer, Server, the_server
from tests.channels.telegram_people import CHAT_IDS

NOT_INSTALLED = "telegram-test-api could not be installed: it needs node, npm and a package registry"


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


@pytest.fixture(scope="module")
def bot_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApi]:
    """The Bot API server by itself, for a guide that runs inside the test."""
    if not installed():
        pytest.skip(NOT_INSTALLED)
    api = BotApi(tmp_path_factory.mktemp("telegram") / "telegram-test-api.out")
    yield api
    api.stop()


@pytest.fixture
def telegram(server: Server) -> BotApi:
    if server.telegram is None:
        pytest.skip(NOT_INSTALLED)
    server.telegram.forget()
    return server.telegram


@pytest.fixture
def person(telegram: BotApi) -> int:
    """The chat id of somebody who has just pressed Start."""
    chat_id = next(CHAT_IDS)
    telegram.write(chat_id, "/start")
    telegram.answered(chat_id, 3)
    return chat_id


@pytest.fixture
def actions(server: Server) -> Iterator[ActionServer]:
    """The action server of this test, which answers again after it."""
    yield server.actions
    server.actions.recover()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """A Redis that the test may stop and start."""
    own = OwnRedis(tmp_path)
    own.start()
    yield own
    own.kill()


@pytest.fixture
async def both(own_redis: OwnRedis) -> AsyncIterator[tuple[OverRedis, OverRedis]]:
    """Two processes over one Redis, with somebody on shift."""
    pair = OverRedis(own_redis), OverRedis(own_redis)
    await pair[0].on_shift()
    yield pair
    for process in pair:
        await process.shelf.close()
