"""Each test that asks for a database runs twice: on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.staff import StaffBook
from tests.bot.store.databases import emptied, postgresql_url, sqlite_url

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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    with postgresql_url("store") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if request.param == "sqlite":
        database = Database(sqlite_url(tmp_path))
    else:
        database = emptied(Database(request.getfixturevalue("postgresql")))
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """A database that is up to date."""
    empty_database.upgrade()
    return empty_database


@pytest.fixture
def book(database: Database, clock: Clock) -> StaffBook:
    return StaffBook(database, clock)
