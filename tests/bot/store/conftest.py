"""Each test that asks for a database runs twice: on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bot.store import credentials
from bot.store.database import Database
from bot.store.staff import StaffBook
from tests.bot.store.databases import cleared, emptied, postgresql_url, sqlite_url

MONDAY_NOON = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)


class Clock:
    """A time that goes on when a test says so."""

    def __init__(self) -> None:
        self.now = MONDAY_NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **units: float) -> None:
        """Let time pass."""
        self.now += timedelta(**units)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash cheaply, save where hashing itself is tested."""
    if request.module.__name__.rpartition(".")[2] != "test_credentials":
        weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(credentials, "_hasher", lambda: weak)
        monkeypatch.setattr(credentials, "_hash_of_nobody", lambda: weak.hash("nobody"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that is up to date, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    with closing(Database(sqlite_url(folder))) as database:
        database.upgrade()
    return folder / "steady.sqlite"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Database]:
    """A PostgreSQL database that is up to date."""
    with postgresql_url("store") as url, closing(Database(url)) as database:
        database.upgrade()
        yield database


@pytest.fixture(scope="session")
def bare_postgresql() -> Iterator[Database]:
    """A PostgreSQL database whose tables come and go."""
    with postgresql_url("bare") as url, closing(Database(url)) as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if request.param == "postgresql":
        yield emptied(request.getfixturevalue("bare_postgresql"))
        return
    with closing(Database(sqlite_url(tmp_path))) as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database that is up to date and holds nothing."""
    if request.param == "postgresql":
        yield cleared(request.getfixturevalue("postgresql"))
        return
    shutil.copy(request.getfixturevalue("template"), tmp_path / "steady.sqlite")
    with closing(Database(sqlite_url(tmp_path))) as database:
        yield database


@pytest.fixture
def book(database: Database, clock: Clock) -> StaffBook:
    return StaffBook(database, clock)
