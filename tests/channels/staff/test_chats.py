"""The chats of the staff API, over HTTP: handoff.md 7, 8, 10, 11, 12, 14, 19 to 23."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from limits import RateLimitItemPerMinute

from bot.channels.pace import Rule
from bot.channels.staff import chats
from bot.channels.staff.chats import ACTS, CHAT_ROUTES
from bot.store.audit import Action
from bot.store.line import LineSettings
from tests.channels.staff.adults import in_chat, leaves, on_shift, queue, queued, writes
from tests.channels.staff.staff_server import StaffServer

SENT = (
    "<b>bold</b> <script>alert(1)</script> &amp; {name} %s \\u0041",
    "https://example.org/?a=1&b=2#c",
    "👩🏽‍🏫 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "שלום, مرحبا \u202eabc\u202c",
    "line one\nline two\n\n- three",
    "😀" * 4000,
)
BODIES = {
    "messages": {"text": "hello", "id": "m1"},
    "asides": {"text": "hello"},
    "danger": {"danger": "none_now"},
    "record": {"needed": "no", "reason": "advice_only"},
    "pass": {"to": "", "warm": False},
    "block": {"reason": "misuse"},
}
# Who is late with these is told that somebody was faster (handoff.md 7).
LATE = ("take", "join", "accept")


@pytest.fixture(autouse=True)
def _open(staff: StaffServer) -> None:
    staff.set_up_line()


def audited(server: StaffServer) -> list[tuple[str, str]]:
    """Return what was audited, newest first: action and reference."""
    return [(row.action.value, row.ref) for row in server.books.audit.latest(limit=200)]


def test_one_of_fifty_takes_at_the_same_moment_wins(staff: StaffServer) -> None:
    ref = queued(staff)
    clients = [on_shift(staff, f"person{number}") for number in range(10)] * 5
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda client: client.post(f"/chats/{ref}/take"), clients))
    assert sorted(answer.status_code for answer in answers) == [200, *[409] * 49]
    assert {answer.json()["error"] for answer in answers if answer.status_code == 409} == {"already_taken"}
    assert audited(staff).count(("took", ref)) == 1


def test_a_forged_reference_is_not_found_and_audited(staff: StaffServer) -> None:
    client = on_shift(staff, "sam")
    for ref in ("f" * 32, "they-wrote-this", "%F0%9F%98%80", "a" * 300):
        answer = client.get(f"/chats/{ref}")
        assert (answer.status_code, answer.json()) == (404, {"error": "no_such_chat"})
    assert audited(staff)[:4] == [("forged_ref", ""), ("forged_ref", ""), ("forged_ref", ""), ("forged_ref", "f" * 32)]


def test_another_s_chat_is_not_found_and_audited(staff: StaffServer) -> None:
    ref = in_chat(staff, on_shift(staff, "sam"))
    alex = on_shift(staff, "alex")
    acts = [*(act for act in ACTS if act not in LATE), *BODIES]
    for act in acts:
        theirs = alex.post(f"/chats/{ref}/{act}", json=BODIES.get(act, {}))
        nobodys = alex.post(f"/chats/{'f' * 32}/{act}", json=BODIES.get(act, {}))
        assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)
        assert (theirs.status_code, theirs.json()) == (404, {"error": "no_such_chat"})
    assert audited(staff).count(("forged_ref", ref)) == len(acts)


def test_only_supervisors_come_beside_and_reassign(staff: StaffServer) -> None:
    ref = in_chat(staff, on_shift(staff, "sam"))
    alex = on_shift(staff, "alex")
    for act, body in (("beside", {}), ("reassign", {"to": "1"})):
        assert alex.post(f"/chats/{ref}/{act}", json=body).status_code == 403


def test_nothing_is_changed_without_the_token(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    del sam.headers["X-Steady-CSRF"]
    for _, method, handler in CHAT_ROUTES:
        assert method in ("GET", "POST") and handler.need.value in ("signed_in", "supervisor")
    for act in (*ACTS, *BODIES):
        assert sam.post(f"/chats/{ref}/{act}", json=BODIES.get(act, {})).status_code == 403


def test_a_message_comes_out_as_it_went_in(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    for number, text in enumerate(SENT):
        sam.post(f"/chats/{ref}/messages", json={"text": text, "id": str(number)}).raise_for_status()
        writes(staff, ref, text)
    notes = sam.get(f"/chats/{ref}").json()["notes"]
    for side in ("staff", "adult"):
        assert [note["text"] for note in notes if note["side"] == side] == list(SENT)


def test_a_message_that_is_too_long_empty_or_unreadable_is_refused(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    path = f"/chats/{in_chat(staff, sam)}/messages"
    assert sam.post(path, json={"text": "x" * 4001, "id": "1"}).status_code == 413
    assert sam.post(path, content=b"x" * 200_000).status_code == 413
    for body in ({"text": ""}, {"text": " \n "}, {"text": 1}, {"id": "1"}, {"text": "a", "to": "all"}, []):
        assert sam.post(path, json=body).status_code == 400
    assert sam.post(path, content=b'{"text": "half \\ud83d"}').status_code == 200
    assert sam.post(path, content=b"not json").status_code == 400


def test_a_message_sent_again_is_kept_once(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    with ThreadPoolExecutor(8) as pool:
        sent = [{"text": "hello", "id": "m1"}] * 8
        answers = list(pool.map(lambda body: sam.post(f"/chats/{ref}/messages", json=body), sent))
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert [note["text"] for note in sam.get(f"/chats/{ref}").json()["notes"] if note["side"] == "staff"] == ["hello"]


def test_a_saved_reply_is_sent_only_when_somebody_posts_it(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    staff.books.replies.add("Hello", "A saved reply", by=1)
    assert "A saved reply" in sam.get("/replies").text
    assert "A saved reply" not in sam.get(f"/chats/{ref}").text


def test_nobody_is_taken_when_the_line_has_closed_meanwhile(staff: StaffServer) -> None:
    sam, ref = on_shift(staff, "sam"), queued(staff)
    shut = LineSettings(name="Lantern", keeps_for="six months", hours={"all": "Mo-Su off; PH off"}, version=1)
    staff.set_up_line(shut)
    answer = sam.post(f"/chats/{ref}/take")
    assert (answer.status_code, answer.json()) == (409, {"error": "line_closed"})


def test_the_whole_way_of_a_chat_and_its_audit(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    writes(staff, ref, "a canary of the adult")
    path = f"/chats/{ref}"
    assert sam.post(f"{path}/end").json() == {"error": "danger_undecided"}
    assert sam.post(f"{path}/card-999").status_code == 200
    assert sam.post(f"{path}/warn").json()["chat"]["warned"] is True
    assert sam.post(f"{path}/warn").json() == {"error": "warned_already"}
    assert sam.post(f"{path}/block", json={"reason": "suspected_child"}).json() == {"error": "never_blocked"}
    assert sam.post(f"{path}/block", json={"reason": "misuse"}).status_code == 200
    assert sam.post(f"{path}/danger", json={"danger": "told_999"}).json()["chat"]["danger"] == "told_999"
    assert sam.post(f"{path}/hand-back").json()["chat"]["state"] == "wrap"
    assert sam.post(f"{path}/record", json={"needed": True, "reason": "child_at_risk"}).status_code == 204
    assert sam.get(path).status_code == 404
    rows = staff.books.audit.latest(limit=200)
    ours = [row for row in reversed(rows) if row.ref == ref]
    assert [row.action.value for row in ours] == [
        *("took", "joined", "emergency_card", "warned", "blocked", "danger_decided", "handed_back", "record_decided"),
        "forged_ref",
    ]
    assert {row.reason for row in ours} == {"", "misuse", "child_at_risk"}
    assert "canary" not in str(rows)


def test_a_chat_is_passed_on_and_accepted(staff: StaffServer) -> None:
    sam, alex = on_shift(staff, "sam"), on_shift(staff, "alex")
    ref, other = in_chat(staff, sam), alex.get("/me").json()["id"]
    asked = sam.post(f"/chats/{ref}/pass", json={"to": other, "warm": False}).json()["chat"]
    assert (asked["passing"]["to"], asked["staff_name"]) == (other, "Sam")
    assert [chat["ref"] for chat in alex.get("/board").json()["offered_to_me"]] == [ref]
    assert alex.post(f"/chats/{ref}/accept").json()["chat"]["staff"] == other
    assert sam.get(f"/chats/{ref}").status_code == 404


def test_a_supervisor_reads_only_after_coming_beside(staff: StaffServer) -> None:
    sam, pat = on_shift(staff, "sam"), on_shift(staff, "pat", "supervisor")
    ref = in_chat(staff, sam)
    writes(staff, ref, "hello")
    assert [chat["ref"] for chat in pat.get("/board").json()["live"]] == [ref]
    assert pat.get(f"/chats/{ref}").json()["notes"] == []
    assert pat.post(f"/chats/{ref}/beside").status_code == 200
    assert "hello" in [note["text"] for note in pat.get(f"/chats/{ref}").json()["notes"]]


def test_a_lapsed_or_decided_chat_leaves_nothing_behind(staff: StaffServer) -> None:
    sam = on_shift(staff, "sam")
    ref = in_chat(staff, sam)
    writes(staff, ref, "a canary")
    leaves(staff, ref)
    sam.post(f"/chats/{ref}/danger", json={"danger": "none_now"})
    assert sam.post(f"/chats/{ref}/record", json={"needed": "no", "reason": "left_early"}).status_code == 204
    assert "canary" not in str(vars(staff.line.shelf)) and "parent" not in str(vars(staff.line.shelf))


def test_a_thousand_wait_and_the_board_shows_each_in_its_place(staff: StaffServer) -> None:
    async def fill() -> None:
        for number in range(1, 1001):
            await queue(staff, f"{number:032x}", urgent=number == 1000)

    sam = on_shift(staff, "sam")
    staff.run(fill())
    waiting = sam.get("/board").json()["waiting"]
    assert [chat["place"] for chat in waiting] == list(range(1, 1001))
    assert waiting[0]["ref"] == f"{1000:032x}"
    assert sam.post(f"/chats/{waiting[0]['ref']}/take").status_code == 200


def test_every_action_of_the_console_can_be_audited() -> None:
    named = {"released", "emergency_card", "danger_decided", "stepped_out", "declined", "accepted", "forged_ref"}
    assert named <= {action.value for action in Action}


def test_nobody_goes_off_shift_while_an_adult_is_with_them(staff):
    sam = on_shift(staff, "sam")
    in_chat(staff, sam)
    answer = sam.patch("/me", json={"on_shift": False})
    assert (answer.status_code, answer.json()) == (409, {"error": "holds_chats"})
    assert sam.get("/me").json()["on_shift"] is True


def test_who_sends_faster_than_anybody_writes_is_told_when_to_go_on(
    staff: StaffServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chats, "BY_STAFF", Rule("by_staff", RateLimitItemPerMinute(2)))
    sam, olu = on_shift(staff, "sam"), on_shift(staff, "olu")
    ref, other = in_chat(staff, sam), in_chat(staff, olu, 2)
    sent = [sam.post(f"/chats/{ref}/messages", json={"text": "hello", "id": str(number)}) for number in range(3)]
    assert [answer.status_code for answer in sent] == [200, 200, 429]
    assert sent[-1].json() == {"error": "too_fast"}
    assert 1 <= int(sent[-1].headers["retry-after"]) <= 60
    assert olu.post(f"/chats/{other}/messages", json={"text": "hello", "id": "1"}).status_code == 200
