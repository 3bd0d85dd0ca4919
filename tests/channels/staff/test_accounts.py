from tests.channels.staff.staff_server import StaffServer


def test_a_supervisor_opens_an_account_whose_password_works_once(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    made = olu.post("/accounts", json={"name": "Sam", "role": "responder"})
    assert made.status_code == 201
    account, password = made.json()["account"], made.json()["one_time_password"]
    assert (account["name"], account["role"], account["must_change_password"]) == ("sam", "responder", True)
    assert staff.client().sign_in("sam", password).json() == {"next": "password"}


def test_no_list_of_accounts_holds_a_secret(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    account = staff.books.staff.find("olu")
    text = olu.get("/accounts").text
    assert account.password_hash not in text and account.totp_secret not in text
    assert [row["name"] for row in olu.get("/accounts").json()["accounts"]] == ["olu"]


def test_a_name_in_use_a_bad_name_and_a_bad_role_are_refused(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    tries = [({"name": "OLU", "role": "responder"}, 409, "name_taken"), ({"name": "x", "role": "responder"}, 400, None)]
    for body, status, code in [*tries, ({"name": "sam", "role": "owner"}, 400, None)]:
        answer = olu.post("/accounts", json=body)
        assert (answer.status_code, answer.json()["error"]) == (status, code or "not_as_agreed")


def test_a_disabled_colleague_is_signed_out_and_off_shift_at_once(staff: StaffServer):
    olu, sam = staff.signed_in("olu", "supervisor"), staff.signed_in("sam")
    sam.patch("/me", json={"on_shift": True})
    number = staff.books.staff.find("sam").id
    assert olu.patch(f"/accounts/{number}", json={"disabled": True}).json()["account"]["disabled"] is True
    assert sam.get("/me").status_code == 401
    assert staff.run(staff.line.presence.staff()) == {}
    olu.patch(f"/accounts/{number}", json={"disabled": False})
    assert staff.client().sign_in("sam").status_code == 200
    rows = [(row.action.value, row.ref) for row in reversed(staff.books.audit.latest())]
    assert rows[1:3] == [("staff_disabled", str(number)), ("staff_enabled", str(number))]


def test_a_new_role_ends_the_sign_ins_made_with_the_old_one(staff: StaffServer):
    olu, sam = staff.signed_in("olu", "supervisor"), staff.signed_in("sam")
    number = staff.books.staff.find("sam").id
    assert olu.patch(f"/accounts/{number}", json={"role": "supervisor"}).json()["account"]["role"] == "supervisor"
    assert sam.get("/me").status_code == 401
    assert staff.client().sign_in("sam").json() == {"next": "totp"}


def test_a_change_to_what_it_is_already_signs_nobody_out(staff: StaffServer):
    olu, sam = staff.signed_in("olu", "supervisor"), staff.signed_in("sam")
    number = staff.books.staff.find("sam").id
    assert olu.patch(f"/accounts/{number}", json={"role": "responder", "disabled": False}).status_code == 200
    assert sam.get("/me").status_code == 200
    assert staff.books.audit.latest() == ()


def test_the_last_supervisor_stays_one(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    for change in ({"role": "responder"}, {"disabled": True}):
        answer = olu.patch(f"/accounts/{staff.books.staff.find('olu').id}", json=change)
        assert (answer.status_code, answer.json()) == (409, {"error": "last_supervisor"})
    assert olu.get("/me").status_code == 200


def test_a_reset_gives_a_new_password_once_and_takes_codes_and_sign_ins_away(staff: StaffServer):
    olu, ada = staff.signed_in("olu", "supervisor"), staff.signed_in("ada", "supervisor")
    number = staff.books.staff.find("ada").id
    password = olu.post(f"/accounts/{number}/one-time-password").json()["one_time_password"]
    assert ada.get("/me").status_code == 401
    assert staff.client().sign_in("ada", password).json() == {"next": "password"}


def test_an_account_that_is_not_there_is_not_found(staff: StaffServer):
    olu = staff.signed_in("olu", "supervisor")
    for number in ("99", "0", "-1", "9" * 30):
        for answer in (
            olu.patch(f"/accounts/{number}", json={"disabled": True}),
            olu.post(f"/accounts/{number}/one-time-password"),
        ):
            assert (answer.status_code, answer.json()) == (404, {"error": "no_such_account"})
