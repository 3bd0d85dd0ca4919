import logging
from pathlib import Path

import httpx
import pytest

from bot.channels.staff import page
from bot.channels.staff.bodies import LARGEST_BODY
from tests.channels.staff.staff_server import StaffServer

WANTED = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


def well_framed(answer: httpx.Response) -> bool:
    policy = answer.headers["Content-Security-Policy"]
    strict = "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    return strict and all(answer.headers[name] == value for name, value in WANTED.items())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/staff/api/me", 401),
        ("GET", "/staff/api/nothing", 404),
        ("GET", "/staff/nothing", 404),
        ("GET", "/staff/static/..%2f..%2fpage.html.j2", 404),
        ("DELETE", "/staff/api/me", 405),
        ("POST", "/staff", 405),
        ("POST", "/staff/api/sign-in", 400),
    ],
)
def test_every_answer_is_framed_and_an_error_is_a_code(staff: StaffServer, method: str, path: str, status: int):
    answer = httpx.request(method, staff.address + path, trust_env=False)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert well_framed(answer)


def test_a_method_that_is_not_served_is_told_which_are(staff: StaffServer):
    assert set(staff.client().delete("/me").headers["allow"].split(", ")) == {"GET", "PATCH"}


def test_the_page_and_its_files_are_served_and_nothing_beside_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page, "STAFF_WEB", tmp_path)
    for name in ("main.js", "console.css", "openapi.yml"):
        (tmp_path / name).write_text("an invented file")
    staff = StaffServer(tmp_path)
    wanted = {"": 200, "/": 200, "/static/main.js": 200, "/static/console.css": 200}
    for path, status in (wanted | {"/static/openapi.yml": 404, "/static/staff.sqlite": 404}).items():
        answer = httpx.get(f"{staff.address}/staff{path}", trust_env=False)
        assert answer.status_code == status and well_framed(answer)
    staff.stop()


def test_answers_outside_are_left_alone(staff: StaffServer):
    answer = httpx.get(staff.address + "/staffing", trust_env=False)
    assert answer.status_code == 404
    assert "Content-Security-Policy" not in answer.headers


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_is_read_no_further_than_it_may_be_long(staff: StaffServer, chunked: bool):
    body = b"x" * (LARGEST_BODY + 1)
    client = staff.signed_in("sam")
    for method, path in (("POST", "/sign-in"), ("PATCH", "/me")):
        answer = client.request(method, path, content=iter([body]) if chunked else body)
        assert (answer.status_code, answer.json()) == (413, {"error": "too_long"})
        assert well_framed(answer)


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b"1", b"null", b'{"a":' * 5000, b"NaN"])
def test_broken_json_is_unreadable(staff: StaffServer, body: bytes):
    answer = staff.signed_in("sam").patch("/me", content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "unreadable"})


def test_what_nobody_foresaw_says_nothing_of_itself(
    staff: StaffServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail(*values: object) -> None:
        raise KeyError("an invented secret")

    client = staff.signed_in("sam")
    monkeypatch.setattr(staff.books.replies, "list", fail)
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/replies")
    assert (answer.status_code, answer.json()) == (500, {"error": "failed"})
    assert well_framed(answer)
    assert "KeyError" in caplog.text and "invented secret" not in caplog.text


def test_a_database_that_cannot_be_reached_is_said_to_be_unavailable(staff: StaffServer, tmp_path):
    client = staff.signed_in("sam")
    (tmp_path / "staff.sqlite").write_bytes(b"not a database any more" * 1000)
    staff.books.database.close()
    answer = client.get("/me")
    assert (answer.status_code, answer.json()) == (503, {"error": "unavailable"})
