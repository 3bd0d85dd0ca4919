import json

import pytest

from tests.channels.staff.staff_server import StaffServer

SETTINGS = {
    "name": "Lantern",
    "keeps_for": "six months",
    "hours": {"all": "Mo-Fr 09:00-17:00; PH off", "telegram": ""},
    "bank_holidays_of": "ENG",
    "closed_on": ["2026-12-24"],
    "last_admission_minutes": 20,
    "queue_ceiling": 5,
    "wait_limit_minutes": 4,
    "counts_on": True,
    "version": 0,
}


def actions(staff: StaffServer) -> list[tuple[str, str]]:
    return [(row.action.value, row.reason) for row in reversed(staff.books.audit.latest())]


def test_a_supervisor_sets_up_the_line(staff: StaffServer):
    client = staff.signed_in("olu", "supervisor")
    kept = client.put("/line", json=SETTINGS).json()
    assert kept == SETTINGS | {"hours": {"all": "Mo-Fr 09:00-17:00; PH off"}, "version": 1, "switch": None}
    assert client.get("/line").json() == kept
    assert client.put("/line", json=SETTINGS | {"version": 1, "name": "Beacon"}).json()["name"] == "Beacon"
    assert actions(staff) == [("hours_changed", ""), ("line_changed", "")]


def test_a_change_of_closed_days_is_audited_as_one_of_hours(staff: StaffServer):
    client = staff.signed_in("olu", "supervisor")
    client.put("/line", json=SETTINGS | {"queue_ceiling": 6})
    client.put("/line", json=SETTINGS | {"version": 1, "closed_on": []})
    assert actions(staff) == [("hours_changed", ""), ("hours_changed", "")]


def test_of_two_who_change_the_line_the_second_is_told(staff: StaffServer):
    client = staff.signed_in("olu", "supervisor")
    client.put("/line", json=SETTINGS)
    answer = client.put("/line", json=SETTINGS | {"name": "Beacon"})
    assert (answer.status_code, answer.json()) == (409, {"error": "changed_meanwhile"})
    assert client.get("/line").json()["name"] == "Lantern"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hours": {"all": "whenever"}}, "hours_unreadable"),
        ({"hours": {"all": "Mo-Fr 17:00"}}, "hours_unreadable"),
        ({"hours": {"all": "\ud800"}}, "hours_unreadable"),
        ({"hours": {"sms": "24/7"}}, "not_storable"),
        ({"closed_on": ["24 December"]}, "closed_on_unreadable"),
        ({"bank_holidays_of": "FRA"}, "not_storable"),
        ({"queue_ceiling": 0}, "not_storable"),
        ({"wait_limit_minutes": 61}, "not_storable"),
        ({"name": "x" * 61}, "not_storable"),
        ({"version": -1}, "not_storable"),
        ({"counts_on": "yes"}, "unreadable"),
        ({"more": 1}, "unreadable"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_code_and_changes_nothing(staff: StaffServer, change: dict, code: str):
    client = staff.signed_in("olu", "supervisor")
    answer = client.put("/line", content=ascii_json(SETTINGS | change))
    assert (answer.status_code, answer.json()) == (400, {"error": code})
    assert client.get("/line").json()["version"] == 0
    assert actions(staff) == []


def ascii_json(body: dict) -> bytes:
    """Write JSON as a client may that sends half a pair."""
    return json.dumps(body).encode()


def test_the_switch_closes_the_line_and_opens_it_again(staff: StaffServer):
    client = staff.signed_in("olu", "supervisor")
    staff.set_up_line()
    closed = client.put("/switch", json={"reason": "over_capacity", "minutes": 30}).json()
    assert (closed["switch"]["reason"], closed["switch"]["by"]) == ("over_capacity", client.get("/me").json()["id"])
    assert staff.run(staff.line.availability("web")).reason.value == "paused"
    assert client.delete("/switch").json()["switch"] is None
    assert staff.run(staff.line.availability("web")).reason.value == "nobody"
    assert actions(staff) == [("switched", "over_capacity"), ("switched", "opened")]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"reason": "full"},
        {"reason": "", "minutes": 5},
        {"reason": "Our words", "minutes": 5},
        {"reason": "full\n", "minutes": 5},
        {"reason": "full", "minutes": 0},
        {"reason": "full", "minutes": 10081},
    ],
)
def test_a_switch_needs_a_code_and_an_end(staff: StaffServer, body: dict):
    answer = staff.signed_in("olu", "supervisor").put("/switch", json=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "unreadable"})
