"""All channels of a process have the same books, over one database."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.channels import books as module
from bot.channels.books import books, books_of, counting
from bot.store.account import RESPONDER
from bot.store.database import Database
from bot.store.line import LineSettings


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(f"sqlite:///{tmp_path}/steady.sqlite")) as database:
        database.upgrade()
        yield database


@pytest.fixture
def app(kept: Database, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.setattr(module, "database", lambda: kept)
    return SimpleNamespace(ctx=SimpleNamespace())


def test_a_process_has_its_books_once(app: SimpleNamespace, kept: Database):
    assert books(app) is books(app)
    assert books(app).database is kept


def test_a_process_counts_at_one_place_and_in_its_own_books(app: SimpleNamespace):
    assert counting(app) is counting(app)
    assert counting(app)._counts is books(app).counts
    counting(app).close()


def test_what_one_book_writes_all_books_of_the_database_read(kept: Database):
    one, other = books_of(kept), books_of(kept)
    one.staff.create("sam", RESPONDER)
    one.line.write(LineSettings(name="Lantern"), by=None)
    assert other.staff.find("sam").name == "sam"
    assert other.line.read().name == "Lantern"
