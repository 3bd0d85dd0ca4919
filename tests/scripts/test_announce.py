"""What is printed when the guide is ready: its address, and how to open the first supervisor's account."""

import pytest

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.staff import StaffBook
from tests.scripts.loaded import script

announce = script("announce")
ADDRESS = "http://127.0.0.1:8080"
COMMAND = "make staff NAME=... ROLE=supervisor"


@pytest.fixture
def book(tmp_path, monkeypatch) -> StaffBook:
    store = Database(f"sqlite:///{tmp_path}/steady.sqlite")
    store.upgrade()
    monkeypatch.setattr(announce, "database", lambda: store)
    monkeypatch.setattr(announce, "is_ready", lambda _: True)
    return StaffBook(store)


def test_without_a_supervisor_it_says_how_to_open_an_account(book, capsys):
    book.create("sam", "responder")
    assert announce.main(ADDRESS) == 0
    ready, hint = capsys.readouterr().out.splitlines()[-2:]
    assert f"open {ADDRESS}/ in a browser" in ready
    assert COMMAND in hint and f"{ADDRESS}/staff" in hint


def test_with_a_supervisor_it_says_nothing_of_accounts(book, capsys):
    book.create("sue", "supervisor")
    assert announce.main(ADDRESS) == 0
    assert COMMAND not in capsys.readouterr().out


def test_a_database_that_cannot_be_read_does_not_hide_the_address(book, monkeypatch, capsys):
    def refuse() -> Database:
        raise StoreError("The database cannot be used.")

    monkeypatch.setattr(announce, "database", refuse)
    assert announce.main(ADDRESS) == 0
    assert "Steady is ready" in capsys.readouterr().out
