"""The event stream of the staff API, over HTTP; what is in it is tested in test_console_stream.py."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.channels.staff.adults import in_chat, on_shift, writes
from tests.channels.staff.staff_server import StaffClient, StaffServer

EVENTS_PATIENCE_SECONDS = 30


@contextmanager
def stream(client: StaffClient, seen: str = "") -> Iterator[Iterator[str]]:
    headers = {"Last-Event-ID": seen} if seen else {}
    with client.stream("GET", "/events", headers=headers, timeout=EVENTS_PATIENCE_SECONDS) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        yield response.iter_lines()


def until(lines: Iterator[str], words: str) -> list[str]:
    """Return the lines up to the one with some words in it."""
    found: list[str] = []
    for line in lines:
        found.append(line)
        if words in line:
            return found
    raise AssertionError("the stream ended before")


def test_a_console_hears_its_chats_and_goes_on_where_it_stopped(staff: StaffServer) -> None:
    staff.set_up_line()
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    with stream(sam) as lines:
        until(lines, "event: board")
        writes(staff, ref, "the first")
        heard = until(lines, "the first")
    seen = next(line for line in reversed(heard) if line.startswith("id: "))[len("id: ") :]
    writes(staff, ref, "the second")
    with stream(sam, seen) as lines:
        assert "the first" not in "".join(until(lines, "the second"))
    with stream(sam) as lines:
        assert "the first" in "".join(until(lines, "the second"))


def test_an_open_stream_is_presence_on_shift_only(staff: StaffServer) -> None:
    staff.set_up_line()
    sam, alex = on_shift(staff, "sam"), staff.signed_in("alex")
    for client in (sam, alex):
        staff.run(staff.line.presence.staff_gone(client.get("/me").json()["id"]))
        with stream(client) as lines:
            until(lines, "event: board")
    assert [who.name for who in staff.run(staff.line.presence.staff()).values()] == ["Sam"]


def test_a_stream_ends_when_its_owner_signs_out(staff: StaffServer) -> None:
    sam = staff.signed_in("sam")
    with stream(sam) as lines:
        until(lines, "event: board")
        assert sam.post("/sign-out").status_code == 204
        until(lines, "event: signed_out")
        assert "".join(list(lines)[2:]) == ""


def test_nobody_hears_anything_without_signing_in(staff: StaffServer) -> None:
    assert httpx.get(f"{staff.address}/staff/api/events", trust_env=False).status_code == 401
