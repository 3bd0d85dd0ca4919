import httpx
import pyotp
import pytest

from bot.channels.staff import signing_in
from bot.channels.staff.tries import BY_NAME
from bot.settings import settings
from bot.store import credentials
from tests.channels.staff.staff_server import PASSWORD, StaffServer

WRONG = (401, {"error": "wrong_sign_in"})
OTHER_PASSWORD = "another invented sentence"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(signing_in, "REFUSAL_SECONDS", 0.0)


def seen(answer: httpx.Response) -> tuple[int, dict]:
    return answer.status_code, answer.json()


def audited(staff: StaffServer) -> list[tuple[int | None, str, str]]:
    return [(row.actor_id, row.action.value, row.reason) for row in reversed(staff.books.audit.latest())]


def test_a_responder_signs_in_with_name_and_password(staff: StaffServer):
    account, client = staff.account("sam"), staff.client()
    assert seen(client.sign_in("Sam ")) == (200, {"next": "ready"})
    me = client.get("/me").json()
    assert (me["id"], me["name"], me["role"], me["next"]) == (str(account.id), "sam", "responder", "ready")
    assert (me["on_shift"], me["capacity"]) == (False, 2)
    assert audited(staff) == [(account.id, "signed_in", "")]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(staff: StaffServer):
    staff.account("sam")
    cookie = staff.client().sign_in("sam").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/staff", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie and "Domain" not in cookie


@pytest.mark.parametrize(("name", "value"), [("STEADY_ENV", "production"), ("STEADY_HOST", "0.0.0.0")])
def test_the_cookie_is_secure_except_in_a_trial_on_this_machine(
    staff: StaffServer, monkeypatch: pytest.MonkeyPatch, name: str, value: str
):
    monkeypatch.setenv(name, value)
    settings.cache_clear()
    staff.account("sam")
    answer = staff.client().post("/sign-in", json={"name": "sam", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"].split("; ")


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(staff: StaffServer):
    account, client = staff.account("sam"), staff.client()
    assert seen(client.sign_in("sam", OTHER_PASSWORD)) == WRONG
    assert seen(client.sign_in("nobody", PASSWORD)) == WRONG
    assert not client.cookies
    reasons = [(account.id, "sign_in_refused", "wrong_password"), (None, "sign_in_refused", "unknown_name")]
    assert audited(staff) == reasons


def test_a_name_that_nobody_has_costs_a_hash_like_any_other(staff: StaffServer, monkeypatch: pytest.MonkeyPatch):
    checked = []

    def is_password(password_hash: str | None, password: str) -> bool:
        checked.append(password_hash)
        return credentials.is_password(password_hash, password)

    monkeypatch.setattr(signing_in, "is_password", is_password)
    staff.client().sign_in("nobody")
    assert checked == [None]


def test_a_disabled_account_is_answered_like_a_wrong_password(staff: StaffServer):
    account = staff.account("sam")
    staff.books.staff.disable(account.id)
    assert seen(staff.client().sign_in("sam")) == WRONG
    assert audited(staff) == [(account.id, "sign_in_refused", "disabled")]


def test_an_account_with_codes_is_asked_for_one_and_takes_it_once(staff: StaffServer):
    secret = pyotp.random_base32()
    staff.account("sam", totp=secret)
    client, code = staff.client(), pyotp.TOTP(secret).now()
    assert seen(client.sign_in("sam")) == (200, {"next": "code"})
    assert not client.cookies
    assert seen(client.sign_in("sam", code="000000" if code != "000000" else "000001")) == WRONG
    assert seen(client.sign_in("sam", code=code)) == (200, {"next": "ready"})
    assert seen(staff.client().sign_in("sam", code=code)) == WRONG


def test_five_failures_lock_an_account_whose_right_password_is_then_refused_alike(staff: StaffServer):
    account, client = staff.account("sam"), staff.client()
    for _ in range(5):
        assert seen(client.sign_in("sam", OTHER_PASSWORD)) == WRONG
    assert seen(client.sign_in("sam")) == WRONG
    refused = (account.id, "sign_in_refused", "wrong_password")
    locked = [(account.id, "locked", ""), (account.id, "sign_in_refused", "locked")]
    assert audited(staff) == [refused] * 5 + locked


def test_a_right_password_forgets_the_failures_before_it(staff: StaffServer):
    staff.account("sam")
    for password in [OTHER_PASSWORD] * 4 + [PASSWORD] + [OTHER_PASSWORD] * 4:
        staff.client().sign_in("sam", password)
    staff.house.tries.__init__()
    assert staff.client().sign_in("sam").status_code == 200


def test_tries_are_bounded_for_a_name_whether_or_not_anybody_has_it(staff: StaffServer):
    staff.account("sam")
    for name in ("sam", "nobody"):
        answers = [staff.client().sign_in(name, OTHER_PASSWORD) for _ in range(BY_NAME.amount + 1)]
        assert {answer.status_code for answer in answers[:-1]} == {401}
        assert seen(answers[-1]) == (429, {"error": "too_many_tries"})
        assert int(answers[-1].headers["retry-after"]) > 0
    assert [row for row in audited(staff) if row[2] == "too_many_tries"] == [
        (None, "sign_in_refused", "too_many_tries")
    ]


def test_signing_in_from_another_sites_page_is_refused(staff: StaffServer):
    staff.account("sam")
    client = staff.client()
    client.headers["Origin"] = "https://other.example"
    assert seen(client.sign_in("sam")) == (403, {"error": "other_origin"})
    client.headers["Origin"] = staff.address
    assert seen(client.sign_in("sam")) == (200, {"next": "ready"})


def test_a_refusal_takes_its_time_whatever_it_was_refused_for(staff: StaffServer, monkeypatch: pytest.MonkeyPatch):
    waits = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(signing_in, "REFUSAL_SECONDS", 1000.0)
    monkeypatch.setattr(signing_in.asyncio, "sleep", sleep)
    staff.account("sam")
    staff.client().sign_in("sam", OTHER_PASSWORD)
    staff.client().sign_in("nobody")
    assert len([wait for wait in waits if wait > 900]) == 2


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "sam"},
        {"name": 1, "password": "x"},
        {"name": "sam", "password": "x", "more": 1},
        {"name": "sam", "password": "x" * 201},
        [],
        "sam",
    ],
)
def test_what_cannot_be_read_is_no_try(staff: StaffServer, body: object):
    assert seen(staff.client().post("/sign-in", json=body)) == (400, {"error": "unreadable"})
    assert audited(staff) == []


@pytest.mark.parametrize("name", [r"\ud800", r"\u0000", "a" * 200, "  ", "’; --"])
def test_odd_names_are_names_nobody_has(staff: StaffServer, name: str):
    # As JSON is written: httpx would refuse to encode half a pair.
    body = '{"name": "NAME", "password": "\\ud800"}'.replace("NAME", name).encode()
    assert seen(staff.client().post("/sign-in", content=body)) == WRONG


def test_signing_out_ends_the_sign_in_and_the_shift(staff: StaffServer):
    client = staff.signed_in("sam")
    client.patch("/me", json={"on_shift": True})
    assert staff.run(staff.line.presence.staff()) != {}
    token = client.cookies["steady_staff"]
    assert client.post("/sign-out").status_code == 204
    client.cookies.set("steady_staff", token)
    assert client.get("/me").status_code == 401
    assert staff.run(staff.line.presence.staff()) == {}
    assert [row[1] for row in audited(staff)] == ["shift_begun", "signed_out"]
