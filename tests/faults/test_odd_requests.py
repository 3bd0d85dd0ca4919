"""What the real server says to requests that no page of ours sends: plain words and the strict headers."""

import socket

import httpx
import pytest

from bot.channels.page import HEADERS
from tests.channels.chat import JSON
from tests.faults.guide import Guide

INSIDE = ("Traceback", "sanic", "Sanic", "python", "File ", "Error", "⚠️")
REQUESTS = [
    ("GET", "/nothing/here", 404),
    ("GET", "/%ff%fe", 404),
    ("GET", "/version", 404),
    ("GET", "/domain", 404),
    ("GET", "/conversations/x/tracker", 404),
    ("POST", "/model/parse", 404),
    ("POST", "/webhooks/rest/webhook", 404),
    ("PUT", "/chat/messages", 405),
    ("TRACE", "/", 405),
    ("FOO", "/chat/messages", 405),
    ("GET", "/chat/messages", 405),
    ("HEAD", "/health", 405),
    ("POST", "/chat/messages", 401),
    ("GET", "/chat/events", 401),
]
RAW = {
    "no HTTP": b"GARBAGE\r\n\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "a broken address": b"GET http://[::pimpernel/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "an address that is no text": b"GET /\xff\xfepimpernel HTTP/1.1\r\nHost: a\r\n\r\n",
    "a length that is no number": b"POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
    "a broken chunk": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz pimpernel\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 300 + b"\r\n\r\n",
}


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
def test_it_is_refused_in_plain_words(guide: Guide, method: str, path: str, status: int, accept: str) -> None:
    answer = httpx.request(method, guide.address + path, headers={"Accept": accept}, trust_env=False, timeout=10)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert not [word for word in INSIDE if word in answer.text]
    if method != "HEAD" and "json" in answer.headers["content-type"]:
        assert set(answer.json()) == {"error"} and answer.json()["error"].endswith((".", "?"))
    if status == 404 and method != "HEAD":
        assert "999" in answer.text


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b"null", b'{"text": 7}', b'{"a":' * 5000], ids=repr)
def test_broken_json_is_refused_in_plain_words(guide: Guide, body: bytes) -> None:
    chat = guide.chat()
    answer = chat.http.post("/chat/messages", content=body, headers=chat.bearer | JSON)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "a/b; c"])
def test_a_form_that_cannot_be_read_gets_the_page(guide: Guide, kind: str) -> None:
    answer = httpx.post(guide.address + "/", content=b"\xff\xfe", headers={"Content-Type": kind}, trust_env=False)
    assert answer.status_code == 200
    assert "999" in answer.text


@pytest.mark.parametrize("sent", RAW.values(), ids=RAW)
def test_what_is_no_request_shows_nothing_of_the_inside_and_is_logged_without_its_words(
    guide: Guide, sent: bytes
) -> None:
    read = len(guide.written())
    with socket.create_connection(("127.0.0.1", guide.port), timeout=10) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
        found = b"".join(iter(lambda: client.recv(65536), b""))
    head, _, body = found.partition(b"\r\n\r\n")
    assert not [word for word in INSIDE if word.encode() in body]
    assert not found or head.startswith((b"HTTP/1.1 4", b"HTTP/1.1 500"))
    assert guide.health() == (200, set())
    assert "Traceback" not in guide.written()[read:]
    assert "pimpernel" not in guide.written()[read:]
