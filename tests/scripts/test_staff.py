"""`make staff`: opens an account or resets one, prints the one-time password once, and says plainly what is missing."""

import re
import shutil
import subprocess

import pytest

from bot.store.audit import Action, Audit
from bot.store.credentials import hashed, is_password
from bot.store.database import Database
from bot.store.staff import StaffBook
from tests.channels.processes import ROOT
from tests.scripts.loaded import script

staff = script("staff")


@pytest.fixture
def store(tmp_path, monkeypatch) -> Database:
    store = Database(f"sqlite:///{tmp_path}/steady.sqlite")
    monkeypatch.setattr(staff, "database", lambda: store)
    return store


def printed_password(text: str) -> str:
    found = re.search(r"One-time password: (\S+)", text)
    assert found, text
    return found[1]


@pytest.mark.parametrize("role", ["responder", "supervisor"])
def test_it_opens_an_account_on_an_empty_database_and_prints_what_to_do_next(store, capsys, role):
    assert staff.main(["--name=Sam", f"--role={role}"]) == 0
    text = capsys.readouterr().out
    account = StaffBook(store).find("sam")
    assert account and account.role == role and is_password(account.password_hash, printed_password(text))
    assert "/staff" in text and ("one-time codes" in text) is (role == "supervisor")
    assert [(row.action, row.actor_id) for row in Audit(store).latest()] == [(Action.STAFF_CREATED, None)]


def test_a_reset_gives_another_password(store, capsys):
    staff.main(["--name=sam", "--role=responder"])
    book = StaffBook(store)
    book.set_password(book.find("sam").id, hashed("correct horse battery"))
    capsys.readouterr()
    assert staff.main(["--name=sam", "--reset=1"]) == 0
    account = book.find("sam")
    assert account.must_change_password
    assert is_password(account.password_hash, printed_password(capsys.readouterr().out))
    assert Audit(store).latest()[0].action is Action.STAFF_RESET


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "NAME is missing"),
        (["--name=", "--role=responder"], "NAME is missing"),
        (["--name=sam"], "ROLE is one of responder and supervisor"),
        (["--name=sam", "--role=admin"], "ROLE is one of responder and supervisor"),
        (["--name=sam smith", "--role=responder"], "A name has 2 to 64"),
        (["--name=sam", "--reset=1"], "Nobody has the name sam"),
    ],
)
def test_what_is_missing_is_said_and_no_account_opened(store, capsys, arguments, said):
    assert staff.main(arguments) == 1
    text = capsys.readouterr().out
    assert said in text and "One-time password" not in text
    store.upgrade()
    assert StaffBook(store).all() == ()


def test_a_name_in_use_is_said_with_the_way_out(store, capsys):
    staff.main(["--name=sam", "--role=responder"])
    assert staff.main(["--name=SAM", "--role=supervisor"]) == 1
    assert "in use" in capsys.readouterr().out.splitlines()[-1]
    assert [account.role for account in StaffBook(store).all()] == ["responder"]


def test_a_disabled_account_stays_so_and_it_is_said(store, capsys):
    staff.main(["--name=sam", "--role=responder"])
    book = StaffBook(store)
    book.disable(book.find("sam").id)
    assert staff.main(["--name=sam", "--reset=1"]) == 0
    assert "disabled" in capsys.readouterr().out and book.find("sam").disabled


def test_a_database_that_does_not_answer_is_said_without_its_password(monkeypatch, capsys):
    there_is_none = Database("postgresql://someone:zibblewort@127.0.0.1:1/steady")
    monkeypatch.setattr(staff, "database", lambda: there_is_none)
    assert staff.main(["--name=sam", "--role=responder"]) == 1
    text = capsys.readouterr().out
    assert "STEADY_DATABASE_URL" in text and "zibblewort" not in text


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (["NAME=sam", "ROLE=responder"], '--name="sam" --role="responder" --reset=""'),
        (["NAME=sam", "RESET=1"], '--name="sam" --role="" --reset="1"'),
        ([], '--name="" --role="" --reset=""'),
    ],
)
def test_make_hands_its_words_on(given, passed):
    told = subprocess.run(["make", "-n", "staff", *given], cwd=ROOT, capture_output=True, text=True, check=True)
    assert f"scripts/staff.py {passed}" in told.stdout


def test_make_clean_keeps_the_accounts():
    told = subprocess.run(["make", "-n", "clean"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not re.search(r"\bvar\b", told.stdout.splitlines()[-1])
