from datetime import date, timedelta

import pytest

from bot.handoff.blocks import Blocks
from bot.store.audit import Action
from bot.store.counts import What
from bot.store.line import LineSettings
from tests.channels.staff.staff_server import StaffServer


def test_the_audit_is_read_newest_first_and_page_by_page(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    for number in range(60):
        staff.books.audit.note(None, Action.TOOK, f"{number:x}")
    first = olu.get("/audit").json()["rows"]
    assert len(first) == 50 and first[0]["ref"] == "3b"
    assert set(first[0]) == {"id", "at", "actor", "action", "ref", "reason"}
    rest = olu.get("/audit", params={"before": first[-1]["id"]}).json()["rows"]
    assert [row["ref"] for row in rest] == [f"{number:x}" for number in range(9, -1, -1)]


@pytest.mark.parametrize("before", ["0", "-1", "x", "1" * 19, "²"])
def test_a_page_of_the_audit_is_asked_for_by_a_number(staff: StaffServer, before: str):
    answer = staff.signed_in("olu", "supervisor").get("/audit", params={"before": before})
    assert (answer.status_code, answer.json()) == (400, {"error": "unreadable"})


def test_small_counts_are_hidden(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    staff.set_up_line(LineSettings(name="Lantern", counts_on=True))
    for what, times in ((What.QUEUED, 6), (What.LEFT_QUEUE, 2)):
        for _ in range(times):
            staff.books.counts.add(date(2026, 5, 4), what, "ENG", "disclosure")
    rows = olu.get("/counts", params={"first": "2026-05-01", "last": "2026-05-31"}).json()["rows"]
    assert [(row["what"], row["by_nation"], row["total"]) for row in rows] == [
        ("queued", {"ENG": 6}, 6),
        ("left_queue", {}, "few"),
    ]


def test_counts_are_of_the_last_four_weeks_where_no_days_are_named(staff: StaffServer):
    counts = staff.signed_in("olu", "supervisor").get("/counts").json()
    first, last = (date.fromisoformat(counts[name]) for name in ("first", "last"))
    assert last - first == timedelta(27)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-05-02", "2026-05-01", "days_out_of_range"),
        ("2024-05-01", "2026-05-01", "days_out_of_range"),
        ("May", "2026-05-01", "unreadable"),
    ],
)
def test_days_that_make_no_sense_are_refused(staff: StaffServer, first: str, last: str, code: str):
    answer = staff.signed_in("olu", "supervisor").get("/counts", params={"first": first, "last": last})
    assert (answer.status_code, answer.json()) == (400, {"error": code})


def test_the_first_day_there_is_does_not_break_the_counts(staff: StaffServer):
    assert staff.signed_in("olu", "supervisor").get("/counts", params={"last": "0001-01-01"}).status_code == 200


def test_a_block_is_listed_and_undone(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    blocks = Blocks(staff.line.shelf, staff.clock)
    staff.run(blocks.block("abc123", "misuse", "7"))
    (row,) = olu.get("/blocks").json()["blocks"]
    assert (row["key"], row["reason"], row["by"]) == ("abc123", "misuse", "7")
    assert olu.delete("/blocks/abc123").status_code == 204
    assert olu.get("/blocks").json() == {"blocks": []}
    assert [row.action for row in staff.books.audit.latest()] == [Action.UNBLOCKED]
