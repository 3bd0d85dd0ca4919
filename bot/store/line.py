"""The human line: its name, what it keeps, its hours, its limits, and the switch that closes it for now.

Hours are kept as they are written. Their notation (bot/directory/opening_hours.py) is checked by bot/handoff before it
writes and again when it reads: this package may not import the directory, and hours that cannot be read mean closed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.engine.row import RowMapping

from bot.errors import NotStorableError, StaleWriteError, TakenError
from bot.store.columns import code, plain, utc_now, within
from bot.store.database import Database
from bot.store.tables import line

ALL = "all"
HOURS_OF = (ALL, "web", "telegram")
NATIONS = ("ENG", "WAL", "SCO", "NIR", "CD")
LONGEST_HOURS = 200
MOST_CLOSED_DAYS = 366
# Limits of what a supervisor may set. handoff.md 6: never infinite; 2 and 3: admission ends, the queue has an end.
LAST_ADMISSION = (0, 240)
CEILING = (1, 10_000)
WAIT_LIMIT = (1, 60)

_ONLY_ROW = 1


@dataclass(frozen=True)
class Switch:
    """The line is closed for now: why (a code), until when (UTC), and by which account."""

    closed_reason_code: str
    until: datetime
    by: int | None


@dataclass(frozen=True)
class LineSettings:
    """What supervisors set; the empty one is a line that is not set up, and so offers nothing.

    hours: by channel ("all", "web", "telegram"), such as {"all": "Mo-Fr 09:00-17:00; PH off"}. closed_on: days beside
    bank holidays. switch: None where the line is not closed by hand, or no longer. version: what write() compares.
    """

    name: str = ""
    keeps_for: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    bank_holidays_of: str = "ENG"
    closed_on: tuple[date, ...] = ()
    last_admission_minutes: int = 30
    queue_ceiling: int = 10
    wait_limit_minutes: int = 5
    counts_on: bool = False
    switch: Switch | None = None
    version: int = 0

    @property
    def is_named(self) -> bool:
        """Whether a handoff may be offered at all. Source: safety-rules.md 8 and 16."""
        return bool(self.name.strip() and self.keeps_for.strip() and any(self.hours.values()))


class LineBook:
    """Reads and changes the line's settings; each call is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def read(self) -> LineSettings:
        """Return the settings as they are now; a switch whose time is over is gone."""
        with self._database.reading() as connection:
            row = connection.execute(select(line)).mappings().one_or_none()
        return _settings_of(row, self._now()) if row else LineSettings()

    def write(self, settings: LineSettings, by: int | None) -> LineSettings:
        """Keep settings that were read before, and return them with their new version; leave the switch alone.

        Args:
            settings: changed ones, with the version they were read with.
            by: the account's id; None for the machine's own operator.

        Raises:
            StaleWriteError: somebody else has written meanwhile.
            NotStorableError: a value is not of its kind or out of range.
        """
        values = _checked(settings) | {"changed_by": by, "changed_at": self._now()}
        try:
            with self._database.writing() as connection:
                _write(connection, values, settings.version)
        except TakenError:
            raise StaleWriteError("The line's settings have been changed meanwhile.") from None
        return self.read()

    def close(self, reason: str, until: datetime, by: int | None) -> None:
        """Close the line for now, whatever its hours say.

        Args:
            reason: a code, such as "over_capacity".
            until: when it opens again by itself, with its zone.
            by: the account's id.

        Raises:
            NotStorableError: the reason is no code, or the time has no zone or is past.
        """
        if not code("reason", reason):
            raise NotStorableError("reason is missing")
        if until.utcoffset() is None or until <= self._now():
            raise NotStorableError("until is a time to come, with its zone")
        self._switch(switch_reason=reason, switch_until=until, switch_by=by)

    def open(self, by: int | None) -> None:
        """Take the switch back; hours count again."""
        self._switch(switch_reason="", switch_until=None, switch_by=by)

    def _switch(self, **values: Any) -> None:
        with self._database.writing() as connection:
            if connection.execute(update(line).values(values)).rowcount == 0:
                blank = _checked(LineSettings()) | {"changed_by": None, "changed_at": self._now(), "version": 1}
                connection.execute(insert(line).values(id=_ONLY_ROW, **blank | values))


def _write(connection: Connection, values: dict[str, Any], version: int) -> None:
    if version == 0:  # Read before there was a row: a row that came meanwhile is a clash.
        no_switch = {"switch_reason": "", "switch_until": None, "switch_by": None}
        connection.execute(insert(line).values(id=_ONLY_ROW, version=1, **values, **no_switch))
        return
    unchanged = update(line).where(line.c.version == version).values(version=version + 1, **values)
    if connection.execute(unchanged).rowcount != 1:
        raise StaleWriteError("The line's settings have been changed meanwhile.")


def _checked(settings: LineSettings) -> dict[str, Any]:
    if settings.bank_holidays_of not in NATIONS:
        raise NotStorableError("bank_holidays_of is not a nation")
    within("version", settings.version, 0, 2**31 - 2)
    return {
        "name": plain("name", settings.name, 60, least=0),
        "keeps_for": plain("keeps_for", settings.keeps_for, 120, least=0),
        "hours": _hours(settings.hours),
        "bank_holidays_of": settings.bank_holidays_of,
        "closed_on": _days(settings.closed_on),
        "last_admission_minutes": within("last_admission_minutes", settings.last_admission_minutes, *LAST_ADMISSION),
        "queue_ceiling": within("queue_ceiling", settings.queue_ceiling, *CEILING),
        "wait_limit_minutes": within("wait_limit_minutes", settings.wait_limit_minutes, *WAIT_LIMIT),
        "counts_on": bool(settings.counts_on),
    }


def _hours(hours: Mapping[str, str]) -> dict[str, str]:
    if set(hours) - set(HOURS_OF):
        raise NotStorableError("hours are by channel: all, web, telegram")
    kept = {channel: plain("hours", text, LONGEST_HOURS, least=0) for channel, text in hours.items()}
    return {channel: text for channel, text in kept.items() if text}


def _days(days: tuple[date, ...]) -> list[str]:
    if len(days) > MOST_CLOSED_DAYS:
        raise NotStorableError("closed_on has more days than a year")
    return sorted({day.isoformat() for day in days})


def _settings_of(row: RowMapping, now: datetime) -> LineSettings:
    until = row["switch_until"]
    switch = Switch(row["switch_reason"], until, row["switch_by"]) if until and until > now else None
    read_as_they_are = LineSettings.__dataclass_fields__.keys() - {"switch", "closed_on"}
    days = tuple(date.fromisoformat(day) for day in row["closed_on"])
    return LineSettings(switch=switch, closed_on=days, **{name: row[name] for name in read_as_they_are})
