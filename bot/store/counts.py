"""Anonymous counts of a day: how often something happened, by nation or topic, with small numbers hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.errors import NotStorableError
from bot.store.columns import code
from bot.store.database import Database
from bot.store.tables import day_count, line

NATIONS = ("", "ENG", "WAL", "SCO", "NIR", "CD", "other")
# Fewer than 5 could point to somebody: a common rule for tables about people in health and care, as issue 6 asks for
# (practice, to be confirmed by whoever answers for the line's data).
SHOWN_FROM = 5
FEW: Literal["few"] = "few"
WITHHELD: Literal["withheld"] = "withheld"
# A number; "few": 1 to 4, shown as "fewer than 5"; "withheld": a total from which a hidden number could be reckoned.
Cell = int | Literal["few", "withheld"]


class What(str, Enum):
    """All that is counted."""

    ASKED = "asked"
    OFFERED = "offered"
    QUEUED = "queued"
    LEFT_QUEUE = "left_queue"
    FULL = "full"
    CLOSED = "closed"
    NOBODY = "nobody"
    JOINED = "joined"
    RETURNED = "returned"
    ENDED = "ended"
    RECORDED = "recorded"
    NOT_RECORDED = "not_recorded"
    RED = "red"


@dataclass(frozen=True)
class CountRow:
    """How often one thing happened in a time; "" stands for a nation or topic that was not known."""

    what: What
    by_nation: dict[str, Cell]
    by_topic: dict[str, Cell]
    total: Cell


class DayCounts:
    """Counts, where a supervisor has switched counting on, and reads the counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, what: What, nation: str = "", topic: str = "") -> None:
        """Count one more; nothing where counting is off.

        Args:
            day: in UK time.
            what: one of the list.
            nation: "" or a nation.
            topic: "" or a code such as an intent's name.

        Raises:
            NotStorableError: nation or topic is not of its kind.
            ValueError: what is not of the list.
        """
        if nation not in NATIONS:
            raise NotStorableError("nation is not a nation")
        key = {"day": day, "what": What(what).value, "nation": nation, "topic": code("topic", topic)}
        one = (sqlite if self._database.is_sqlite else postgresql).insert(day_count).values(number=1, **key)
        more = one.on_conflict_do_update(index_elements=list(key), set_={"number": day_count.c.number + 1})
        with self._database.writing() as connection:
            if connection.execute(select(line.c.counts_on)).scalar():
                connection.execute(more)

    def table(self, first: date, last: date) -> tuple[CountRow, ...]:
        """Return what happened from one day to another, both included; only what happened at all.

        No number below 5 can be read off or reckoned from one table. Two tables of times that overlap can be
        subtracted: they are for supervisors, and are not for publishing.
        """
        found = select(day_count.c.what, day_count.c.nation, day_count.c.topic, func.sum(day_count.c.number).label("n"))
        within = found.where(day_count.c.day.between(first, last))
        grouped = within.group_by(day_count.c.what, day_count.c.nation, day_count.c.topic)
        with self._database.reading() as connection:
            rows = [(What(row.what), row.nation, row.topic, int(row.n)) for row in connection.execute(grouped)]
        return tuple(_row(what, [row[1:] for row in rows if row[0] is what]) for what in What if _has(rows, what))


def _has(rows: list[tuple[What, str, str, int]], what: What) -> bool:
    return any(row[0] is what for row in rows)


def _row(what: What, rows: list[tuple[str, str, int]]) -> CountRow:
    by_nation = _summed((nation, number) for nation, _, number in rows)
    by_topic = _summed((topic, number) for _, topic, number in rows)
    return hidden(what, by_nation, by_topic)


def _summed(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, number in rows:
        sums[name] = sums.get(name, 0) + number
    return dict(sorted(sums.items()))


def hidden(what: What, by_nation: dict[str, int], by_topic: dict[str, int]) -> CountRow:
    """Return a row whose hidden numbers cannot be reckoned from the others.

    A total is withheld where a hidden number is the total less the others; then the other breakdown is left out as
    well, since its numbers add up to the same total. A breakdown of hidden numbers only is left out: four of them below
    a total of "few" would each be 1. A test tries every small table.

    Args:
        what: what was counted.
        by_nation: numbers of 1 or more.
        by_topic: numbers of 1 or more, of the same total.
    """
    total = sum(by_nation.values())
    nations, topics = _if_any_shown(by_nation), _if_any_shown(by_topic)
    if _gives_away(nations.values()):
        return CountRow(what, _shown(nations), {}, WITHHELD)
    if _gives_away(topics.values()):
        return CountRow(what, {}, _shown(topics), WITHHELD)
    return CountRow(what, _shown(nations), _shown(topics), total if total >= SHOWN_FROM else FEW)


def _if_any_shown(sums: dict[str, int]) -> dict[str, int]:
    return sums if any(number >= SHOWN_FROM for number in sums.values()) else {}


def _shown(sums: dict[str, int]) -> dict[str, Cell]:
    return {name: number if number >= SHOWN_FROM else FEW for name, number in sums.items()}


def _gives_away(numbers: Iterable[int]) -> bool:
    """Say whether a total would tell a hidden number: there is one, or several whose sum is their least or most."""
    few = [number for number in numbers if number < SHOWN_FROM]
    return bool(few) and (len(few) == 1 or sum(few) in (len(few), len(few) * (SHOWN_FROM - 1)))
