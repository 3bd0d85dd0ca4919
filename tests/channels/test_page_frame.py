"""Every answer has the strict headers: pages, files, errors, the API and its stream; an error speaks our words."""

from collections.abc import AsyncIterator

import httpx
import pytest
from sanic import Sanic

from bot.channels.fixed_words import text_of
from bot.channels.leaflets import path_of
from bot.channels.page import HEADERS
from bot.channels.page_files import STATIC
from bot.content.pages import NAMES
from tests.channels.a_line import StubAgent, house
from tests.channels.house_server import move_in, served

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
ANSWERS = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("POST", "/", 200),
    ("POST", "/leave", 303),
    *[("GET", path_of(name), 200) for name in NAMES],
    *[("GET", f"/static/{name}", 200) for name in STATIC],
    ("GET", "/nothing-here", 404),
    ("GET", "/static/nothing.js", 404),
    ("PUT", "/", 405),
    ("DELETE", "/tonight", 405),
    ("GET", "/health", 503),
    ("POST", "/chat/sessions", 201),
    ("POST", "/chat/messages", 401),
    ("GET", "/chat/events", 401),
    ("GET", "/fails", 500),
]


@pytest.fixture(scope="module")
async def house_parts() -> AsyncIterator[tuple[Sanic, str]]:
    async with served(StubAgent()) as (app, address):
        yield app, address


@pytest.fixture
async def http(house_parts: tuple[Sanic, str]) -> AsyncIterator[httpx.AsyncClient]:
    line, agent, desk = house()
    move_in(house_parts[0], agent, desk, line)
    async with httpx.AsyncClient(base_url=house_parts[1], trust_env=False, timeout=20) as client:
        yield client


def fail(*values: object) -> None:
    raise KeyError("an invented secret")


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
async def test_every_answer_has_the_strict_headers_and_no_cookie(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, method: str, path: str, status: int
) -> None:
    if path == "/fails":
        monkeypatch.setattr("bot.channels.leaflets.leaflet", fail)
        path = "/tonight"
    answer = await http.request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers.get_list("cache-control") == ["no-store"]
    assert "set-cookie" not in answer.headers


async def test_the_policy_allows_nothing_inline_and_no_frame() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy.pop("form-action") == "'self' https://www.bbc.co.uk"
    assert {name for name, value in policy.items() if value == "'none'"} == {
        "default-src",
        "base-uri",
        "frame-ancestors",
    }
    assert set(policy.values()) == {"'none'", "'self'"}


async def test_the_stream_has_the_headers_too(http: httpx.AsyncClient) -> None:
    token = (await http.post("/chat/sessions")).json()["session"]
    async with http.stream("GET", "/chat/events", headers={"Authorization": f"Bearer {token}"}) as stream:
        assert {name: stream.headers.get(name) for name in HEADERS} == HEADERS


async def test_where_there_is_no_page_a_browser_gets_999_and_the_way_to_the_guide(http: httpx.AsyncClient) -> None:
    answer = await http.get("/nothing-here", headers=BROWSER)
    assert answer.status_code == 404
    assert text_of("utter_page_nothing_here") in answer.text
    assert all(part in answer.text for part in ('href="tel:999"', 'href="/"', 'id="leave"'))
    assert (await http.get("/nothing-here")).json() == {"error": text_of("utter_page_nothing_here")}


async def test_a_fault_says_nothing_of_itself(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.channels.leaflets.leaflet", fail)
    answer = await http.get("/tonight", headers=BROWSER)
    assert answer.status_code == 500
    assert "999" in answer.text and "invented secret" not in answer.text + caplog.text
    assert "KeyError" in caplog.text


async def test_a_method_that_is_not_served_is_told_which_are(http: httpx.AsyncClient) -> None:
    assert "GET" in (await http.delete("/tonight")).headers["allow"]
