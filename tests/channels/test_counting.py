"""Counts never delay or break a turn, and hold nothing but day, nation, topic and what happened."""

import logging
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest

from bot.channels.counting import MOST_WAITING, Counting, kinds
from bot.directory.opening_hours import UK
from bot.errors import StoreError
from bot.handoff.moves import waiting
from bot.handoff.record import Record
from bot.store.counts import DayCounts, What
from bot.store.database import Database
from bot.store.line import LineBook, LineSettings
from tests.bot.store.databases import written

DAY = date(2026, 5, 4)


class StuckCounts(DayCounts):
    """Waits until it is let go, as a database that is away does."""

    def __init__(self) -> None:
        self.free, self.tries = Event(), 0

    def add(self, day: date, what: What, nation: str = "", topic: str = "") -> None:
        self.free.wait(30)
        self.tries += 1
        raise StoreError("invented")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path}/counts.sqlite")
    made.upgrade()
    return made


def counting(counts: DayCounts) -> Counting:
    return Counting(counts, lambda: datetime(2026, 5, 4, 0, 30, tzinfo=UK))


async def _slots() -> dict[str, object]:
    return {"nation": "SCO", "walk": "told_me", "area_code": "S12000036", "role": "parent"}


def switch_on(database: Database) -> None:
    LineBook(database).write(LineSettings(name="Lantern", counts_on=True), by=None)


async def counted(database: Database) -> list[str]:
    made = counting(DayCounts(database))
    await made.reply(("utter_red_now",), _slots)
    old = waiting.offer(Record("a" * 32, nation="WAL", topic="worried"), "web", urgent=False, now=1.0)
    made.moved(old, waiting.accept(old, {"role": "parent"}, 2.0))
    made.close()
    with database.reading() as connection:
        return [str(row) for row in connection.exec_driver_sql("SELECT * FROM day_count ORDER BY what").all()]


async def test_a_reply_and_a_move_are_counted_by_day_nation_and_topic(database: Database) -> None:
    switch_on(database)
    rows = [("2026-05-04", "queued", "WAL", "worried", 1), ("2026-05-04", "red", "SCO", "told_me", 1)]
    assert await counted(database) == [str(row) for row in rows]


async def test_nothing_is_counted_before_it_is_switched_on(database: Database) -> None:
    LineBook(database).write(LineSettings(name="Lantern"), by=None)
    assert await counted(database) == []


async def test_nothing_else_of_the_session_is_kept(database: Database) -> None:
    switch_on(database)
    await counted(database)
    with database.reading() as connection:
        kept = written(connection)
    assert not {"S12000036", "a" * 32, "parent"} & set(kept)


def test_a_database_that_is_away_holds_nothing_up(caplog: pytest.LogCaptureFixture) -> None:
    counts = StuckCounts()
    made = counting(counts)
    old = waiting.offer(Record("b" * 32), "web", urgent=False, now=1.0)
    new = waiting.accept(old, {}, 2.0)
    with caplog.at_level(logging.WARNING):
        for _ in range(MOST_WAITING + 5):
            made.moved(old, new)
        assert counts.tries == 0
        counts.free.set()
        made.close()
    assert counts.tries == MOST_WAITING
    assert "a count was left out: StoreError" in caplog.text
    assert caplog.text.count("the database is slow") == 5


def test_what_is_no_nation_or_topic_is_not_known() -> None:
    assert kinds({"nation": "Atlantis", "walk": None}) == ("", "")
    assert kinds({}) == ("", "")
    assert kinds({"nation": "NIR", "walk": "school"}) == ("NIR", "school")
