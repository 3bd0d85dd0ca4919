"""What a client may send, how slowly, and how often; over HTTP, on the web channel by itself."""

import asyncio
import importlib
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from limits import RateLimitItemPerMinute
from sanic import Sanic

from bot.channels import numbers_only, pace
from bot.channels.pace import Rule
from bot.channels.page import HEADERS
from bot.channels.server_limits import LARGEST_BODY, LARGEST_HEADERS
from bot.settings import settings
from tests.channels.a_line import house
from tests.channels.house_server import Client, move_in, served

FEW = 5
AWAY = "192.0.2.9"
# As server_limits.py sets them, but so that a test need not wait.
SHORT = {"REQUEST_TIMEOUT": 1, "RESPONSE_TIMEOUT": 3}


@pytest.fixture
async def web(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Sanic, str]]:
    """The web channel behind one proxy, so that a test can come from anywhere, and less patient."""
    monkeypatch.setenv("STEADY_PROXIES", "1")
    settings.cache_clear()
    line, agent, desk = house()
    async with served(agent, before=lambda app: app.config.update(SHORT)) as (app, address):
        move_in(app, agent, desk, line)
        yield app, address


def few(monkeypatch: pytest.MonkeyPatch, module: str, *names: str) -> None:
    for name in names:
        rule: Rule = getattr(pace, name)
        monkeypatch.setattr(importlib.import_module(module), name, Rule(rule.name, RateLimitItemPerMinute(FEW)))


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert "999" in answer.json()["error"]


async def test_a_session_that_floods_is_told_so_and_another_is_not(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.web", "IN_SESSION")
    one, other = await Client(web[1]).open(), await Client(web[1]).open()
    for _ in range(FEW):
        await one.send(text="hello")
    assert_refused(await one.http.post("/chat/messages", json={"text": "hello"}, headers=one.bearer))
    await other.send(text="hello")


async def test_the_button_to_hide_has_no_limit(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.web", "IN_SESSION", "FROM_ADDRESS")
    client = await Client(web[1]).open()
    hide = {"payload": '/leave_now{"from": "button"}'}
    for _ in range(FEW + 2):
        answer = await client.http.post("/chat/messages", json=hide, headers=client.bearer)
        assert answer.status_code == 200


async def test_typing_has_a_limit_of_its_own(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.web", "TYPING")
    client = await Client(web[1]).open()
    answers = [await client.http.post("/chat/typing", headers=client.bearer) for _ in range(FEW + 1)]
    assert [answer.status_code for answer in answers] == [204] * FEW + [429]
    await client.send(text="hello")


async def test_an_address_that_opens_chats_without_end_is_stopped(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.web", "OPENED")
    async with httpx.AsyncClient(base_url=web[1], trust_env=False) as http:
        for _ in range(FEW):
            assert (await http.post("/chat/sessions", headers={"X-Forwarded-For": AWAY})).status_code == 201
        assert_refused(await http.post("/chat/sessions", headers={"X-Forwarded-For": AWAY}))
        assert (await http.post("/chat/sessions", headers={"X-Forwarded-For": "192.0.2.10"})).status_code == 201


async def test_what_a_client_writes_before_the_proxys_own_word_is_not_believed(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.web", "OPENED")
    async with httpx.AsyncClient(base_url=web[1], trust_env=False) as http:
        for number in range(FEW + 1):
            said = {"X-Forwarded-For": f"198.51.100.{number}, {AWAY}"}
            answer = await http.post("/chat/sessions", headers=said)
        assert_refused(answer)


async def test_a_page_without_javascript_is_told_by_a_page_and_can_send_again(web, monkeypatch: pytest.MonkeyPatch):
    few(monkeypatch, "bot.channels.page", "IN_SESSION")
    client = await Client(web[1]).open()
    form = {"session": client.token, "turn": "0" * 32, "text": "hello"}
    answers = [await client.http.post("/", data=form) for _ in range(FEW + 1)]
    assert [answer.status_code for answer in answers] == [200] * FEW + [429]
    assert "999" in answers[-1].text and client.token in answers[-1].text
    assert int(answers[-1].headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/nothing/here"), ("PUT", "/chat/messages"), ("POST", "/chat/messages"), ("GET", "/health")],
)
async def test_every_answer_has_the_headers_also_an_errors(web, method: str, path: str):
    async with httpx.AsyncClient(base_url=web[1], trust_env=False, timeout=10) as http:
        answer = await http.request(method, path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


async def test_the_pages_files_have_the_headers_too_and_leave_nothing_in_the_browsers_store(web):
    async with httpx.AsyncClient(base_url=web[1], trust_env=False) as http:
        answer = await http.get("/static/chat.js")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_body_that_nobody_needs_is_refused_with_the_headers(web):
    async with httpx.AsyncClient(base_url=web[1], trust_env=False, timeout=10) as http:
        answer = await http.post("/chat/messages", content=b"x" * (LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert answer.headers["x-frame-options"] == "DENY"


async def raw(address: str, sent: bytes) -> bytes:
    """Send bytes and return all that comes back until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))
    writer.write(sent)
    await writer.drain()
    found = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    return found


async def test_headers_without_end_are_refused(web):
    found = await raw(web[1], b"GET /health HTTP/1.1\r\n" + b"X-A: b\r\n" * LARGEST_HEADERS)
    assert found.startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize(
    "sent",
    [
        b"POST /chat/mess",
        b"POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{",
        b"POST /chat/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{",
    ],
    ids=["in the first line", "in the body", "in a chunk"],
)
async def test_a_client_that_stops_in_the_middle_is_let_go(web, sent: bytes):
    # Sanic counts a body's time as its handler's, so that it says 503 there.
    assert (await raw(web[1], sent)).startswith((b"HTTP/1.1 408", b"HTTP/1.1 503"))


async def test_slow_clients_keep_nobody_else_waiting(web):
    slow = [await asyncio.open_connection("127.0.0.1", int(web[1].rsplit(":", 1)[1])) for _ in range(100)]
    for _, writer in slow:
        writer.write(b"POST /chat/messages HTTP/1.1\r\n")
    client = await Client(web[1]).open()
    assert await client.send(text="hello")
    for _, writer in slow:
        writer.close()


async def test_health_names_the_switch_and_a_shelf_that_is_away(web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(numbers_only, "SWITCH", tmp_path / "numbers-only")
    async with httpx.AsyncClient(base_url=web[1], trust_env=False, timeout=10) as http:
        before = (await http.get("/health")).json().get("troubles", [])
        numbers_only.SWITCH.touch()
        web[0].ctx.steady_line.shelf.away = True
        after = (await http.get("/health")).json()["troubles"]
    assert "shelf" not in before and "numbers_only" not in before
    assert "shelf" in after and "numbers_only" in after


async def test_the_figures_are_for_this_machine_and_hold_the_live_chats(web):
    client = await Client(web[1]).open()
    await client.send(text="hello")
    answer = await client.http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert "steady_live_sessions 1.0" in answer.text
    assert client.token not in answer.text
    refused = await client.http.get("/metrics", headers={"X-Forwarded-For": AWAY})
    assert refused.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fpage.html.j2",
        "/static/%2e%2e/page.html.j2",
        "/static/staff%2fconsole.js",
        "/static/",
        "/static/page.html.j2",
        "/static/%2fetc%2fpasswd",
    ],
)
async def test_nothing_but_the_pages_own_files_is_served(web, path: str):
    found = await raw(web[1], f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    assert found.startswith(b"HTTP/1.1 404")
