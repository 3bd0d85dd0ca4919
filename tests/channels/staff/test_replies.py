from tests.channels.staff.staff_server import StaffServer

REPLY = {"title": "Thank you", "text": "Thank you for telling us.\nI am here."}


def test_supervisors_write_replies_that_all_staff_read(staff: StaffServer):
    olu, sam = staff.signed_in("olu", "supervisor"), staff.signed_in("sam")
    made = olu.post("/replies", json=REPLY)
    assert (made.status_code, made.json()) == (201, REPLY | {"id": 1, "version": 1})
    changed = olu.put("/replies/1", json=REPLY | {"title": "Thanks", "version": 1}).json()
    assert sam.get("/replies").json() == {"replies": [changed]}
    assert changed["version"] == 2


def test_a_removed_reply_is_gone_from_the_list(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    olu.post("/replies", json=REPLY)
    assert olu.delete("/replies/1").json() == {"error": "version_missing"}
    assert olu.delete("/replies/1", params={"version": 2}).json() == {"error": "changed_meanwhile"}
    assert olu.delete("/replies/1", params={"version": 1}).status_code == 204
    assert olu.get("/replies").json() == {"replies": []}
    rows = [(row.action.value, row.ref) for row in staff.books.audit.latest()]
    assert rows == [("reply_removed", "1"), ("reply_saved", "1")]


def test_a_reply_that_cannot_be_kept_is_refused(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    for body in ({"title": "", "text": "x"}, {"title": "x", "text": "x" * 501}):
        assert olu.post("/replies", json=body).json() == {"error": "not_storable"}
    for number in ("99", "-1", "9" * 30):
        answer = olu.put(f"/replies/{number}", json=REPLY | {"version": 1})
        assert (answer.status_code, answer.json()) == (409, {"error": "changed_meanwhile"})
