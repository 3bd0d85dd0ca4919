import pyotp
import pytest

from tests.channels.staff.staff_server import PASSWORD, StaffServer

NEW_PASSWORD = "another invented sentence"


def actions(staff: StaffServer) -> list[str]:
    return [row.action.value for row in reversed(staff.books.audit.latest())]


def test_a_first_sign_in_with_the_one_time_password_leads_to_one_of_ones_own(staff: StaffServer):
    one_time = staff.books.staff.create("sam", "responder")
    client = staff.client()
    assert client.sign_in("sam", one_time).json() == {"next": "password"}
    assert client.get("/replies").json() == {"error": "password_first"}
    assert client.post("/totp").json() == {"error": "password_first"}
    assert client.post("/password", json={"new": NEW_PASSWORD}).json() == {"next": "ready"}
    assert client.get("/replies").status_code == 200
    assert staff.client().sign_in("sam", one_time).status_code == 401
    assert staff.client().sign_in("sam", NEW_PASSWORD).json() == {"next": "ready"}


@pytest.mark.parametrize(
    ("new", "code"), [("short", "too_short"), ("x" * 129, "too_long"), ("\x00" * 12, "unreadable"), ("", "too_short")]
)
def test_a_password_that_cannot_be_taken_is_refused_with_a_code(staff: StaffServer, new: str, code: str):
    client = staff.client()
    client.sign_in("sam", staff.books.staff.create("sam", "responder"))
    answer = client.post("/password", json={"new": new})
    assert (answer.status_code, answer.json()) == (400, {"error": code})


def test_the_one_time_password_cannot_stay(staff: StaffServer):
    one_time, client = staff.books.staff.create("sam", "responder"), staff.client()
    client.sign_in("sam", one_time)
    assert client.post("/password", json={"new": one_time}).json() == {"error": "same_password"}


def test_a_supervisor_sets_up_codes_before_anything_opens(staff: StaffServer):
    client = staff.client()
    client.sign_in("olu", staff.books.staff.create("olu", "supervisor"))
    assert client.post("/password", json={"new": NEW_PASSWORD}).json() == {"next": "totp"}
    assert client.get("/line").json() == {"error": "totp_first"}
    assert client.get("/totp.svg").json() == {"error": "totp_not_begun"}
    begun = client.post("/totp").json()
    assert begun["secret"] in begun["uri"]
    picture = client.get("/totp.svg")
    assert picture.headers["content-type"] == "image/svg+xml" and b"<svg" in picture.content
    assert client.put("/totp", json={"code": "12"}).json() == {"error": "wrong_code"}
    assert client.put("/totp", json={"code": pyotp.TOTP(begun["secret"]).now()}).json() == {"next": "ready"}
    assert client.get("/line").status_code == 200
    assert staff.client().sign_in("olu", NEW_PASSWORD).json() == {"next": "code"}
    assert actions(staff) == ["signed_in", "password_set", "totp_set"]


def test_codes_that_are_set_up_are_reset_by_a_supervisor_only(staff: StaffServer):
    client = staff.signed_in("olu", "supervisor")
    answer = client.post("/totp")
    assert (answer.status_code, answer.json()) == (409, {"error": "totp_is_set"})


def test_the_old_password_is_asked_for_and_other_sign_ins_end(staff: StaffServer):
    here, there = staff.signed_in("sam"), staff.signed_in("sam")
    assert here.post("/password", json={"new": NEW_PASSWORD}).json() == {"error": "wrong_password"}
    assert here.post("/password", json={"new": NEW_PASSWORD, "old": PASSWORD}).json() == {"next": "ready"}
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 401


def test_the_old_password_can_be_guessed_no_longer_than_at_a_sign_in(staff: StaffServer):
    client = staff.signed_in("sam")
    for _ in range(5):
        assert client.post("/password", json={"new": NEW_PASSWORD, "old": "a guess"}).status_code == 403
    assert staff.books.staff.find("sam").locked_until is not None
    assert client.post("/password", json={"new": NEW_PASSWORD, "old": PASSWORD}).json() == {"error": "wrong_password"}


def test_staff_change_their_shown_name_and_how_many_chats_they_take(staff: StaffServer):
    client = staff.signed_in("sam")
    me = client.patch("/me", json={"display_name": "Sam", "capacity": 3}).json()
    assert (
        (me["display_name"], me["capacity"])
        == ("Sam", 3)
        == tuple(client.get("/me").json()[name] for name in ("display_name", "capacity"))
    )
    assert actions(staff) == ["capacity_set", "name_set"]


@pytest.mark.parametrize(
    "change", [{"capacity": 0}, {"capacity": 11}, {"display_name": "x" * 25}, {"display_name": "\u202e"}]
)
def test_what_cannot_be_kept_is_refused(staff: StaffServer, change: dict):
    answer = staff.signed_in("sam").patch("/me", json=change)
    assert (answer.status_code, answer.json()) == (400, {"error": "not_storable"})


@pytest.mark.parametrize("change", [{}, {"capacity": None}, {"capacity": "2"}, {"role": "supervisor"}, {"on_shift": 1}])
def test_what_is_not_ones_own_to_change_cannot_be_read(staff: StaffServer, change: dict):
    answer = staff.signed_in("sam").patch("/me", json=change)
    assert (answer.status_code, answer.json()) == (400, {"error": "unreadable"})


def test_a_shift_is_begun_and_ended_once(staff: StaffServer):
    client = staff.signed_in("sam")
    for on in (True, True, False, False):
        assert client.patch("/me", json={"on_shift": on}).json()["on_shift"] is on
    assert actions(staff) == ["shift_begun", "shift_ended"]
    assert staff.run(staff.line.presence.staff()) == {}


def test_colleagues_see_a_new_capacity_at_once(staff: StaffServer):
    client = staff.signed_in("sam")
    client.patch("/me", json={"on_shift": True})
    client.patch("/me", json={"capacity": 5})
    (here,) = staff.run(staff.line.presence.staff()).values()
    assert (here.capacity, here.name, here.known_as) == (5, "", "sam")
