"""Whether the human line takes a chat now, and if not, why; pure. What is missing or wrong counts as closed.

Source: handoff.md 2 to 4; safety-rules.md 8 (no line without name, period and hours).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import Protocol

from bot.directory.opening_hours import UK, Hours, open_state, parse_hours
from bot.errors import OpeningHoursError

# As far as bot/directory/opening_hours.py looks; no line stays shut for longer.
LOOKS_AHEAD_DAYS = 14


class Reason(str, Enum):
    """Why the line takes a chat or does not."""

    OPEN = "open"
    NO_LINE = "no_line"
    CLOSED = "closed"
    PAUSED = "paused"
    FULL = "full"
    NOBODY = "nobody"


class Line(Protocol):
    """What has to be known of the line; bot/store/line.py keeps it. Plain attributes of these names will do."""

    @property
    def name(self) -> str:
        """Return what it is called, as adults are told."""

    @property
    def keeps_for(self) -> str:
        """Return how long it keeps its own record, as adults are told."""

    @property
    def hours(self) -> Mapping[str, str]:
        """Return its hours by channel, "all" for every channel without its own."""

    @property
    def bank_holidays_of(self) -> str:
        """Return the nation whose bank holidays it keeps."""

    @property
    def closed_on(self) -> Collection[date]:
        """Return the days on which it is shut besides."""

    @property
    def last_admission_minutes(self) -> int:
        """Return how long before it closes the last chat is taken."""

    @property
    def queue_ceiling(self) -> int:
        """Return how many chats may wait at once."""


@dataclass(frozen=True)
class Availability:
    """Whether a chat would be taken now; opens_at is UK time, None where it is not known."""

    reason: Reason
    opens_at: datetime | None = None

    @property
    def takes_chats(self) -> bool:
        """Whether an adult may be offered the line now."""
        return self.reason is Reason.OPEN


def availability(
    line: Line | None, channel: str, now: datetime, *, paused: bool, waiting: int, on_shift: int
) -> Availability:
    """Return whether the line takes a chat from a channel.

    Args:
        line: what is set up, None for nothing.
        channel: "web", "telegram".
        now: with its zone.
        paused: whether a supervisor's capacity switch is on.
        waiting: chats in the queue.
        on_shift: members of staff who are there.
    """
    if line is None or not (line.name and line.keeps_for and line.hours):
        return Availability(Reason.NO_LINE)
    hours = hours_of(line, channel)
    if hours is None or not admits(line, hours, now):
        return Availability(Reason.CLOSED, _opens(line, hours, now) if hours else None)
    if paused:
        return Availability(Reason.PAUSED)
    if on_shift < 1:
        return Availability(Reason.NOBODY)
    return Availability(Reason.FULL if waiting >= line.queue_ceiling else Reason.OPEN)


def hours_of(line: Line, channel: str) -> Hours | None:
    """Return the hours for a channel, None where they are missing or cannot be read: then it is closed."""
    try:
        return parse_hours(line.hours.get(channel) or line.hours.get("all") or "")
    except OpeningHoursError:
        return None


def is_open(line: Line, hours: Hours, now: datetime) -> bool:
    """Say whether the line is open, by the clock on the wall and its own closed days."""
    return now.astimezone(UK).date() not in line.closed_on and open_state(hours, now, line.bank_holidays_of).is_open


def admits(line: Line, hours: Hours, now: datetime) -> bool:
    """Say whether a new chat is still taken: the line is open, and does not close within the minutes before."""
    last = timedelta(minutes=line.last_admission_minutes)
    shuts = next((at for at, opens in _changes(line, hours, now, last) if not opens), None)
    return is_open(line, hours, now) and (shuts is None or shuts - now.astimezone(timezone.utc) > last)


def _opens(line: Line, hours: Hours, now: datetime) -> datetime | None:
    """Return when the line opens next in UK time, None where it does not within two weeks."""
    moments = _changes(line, hours, now, timedelta(days=LOOKS_AHEAD_DAYS))
    return next((at.astimezone(UK) for at, opens in moments if opens), None)


def _changes(line: Line, hours: Hours, now: datetime, ahead: timedelta) -> Iterator[tuple[datetime, bool]]:
    """Yield when the line opens (True) or shuts, by its hours and its own closed days; a little past ``ahead`` too."""
    at, was_open = now.astimezone(UK), is_open(line, hours, now)
    end = at + ahead
    while at <= end:
        changes_at = open_state(hours, at, line.bank_holidays_of).changes_at
        at = min(_tomorrow(at), changes_at or _tomorrow(at))
        if is_open(line, hours, at) != was_open:
            was_open = not was_open
            yield _instant(at, now), was_open


def _tomorrow(at: datetime) -> datetime:
    return (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def _instant(at: datetime, now: datetime) -> datetime:
    """Return a time on the wall that is still to come, in UTC: in the hour that comes twice, the one after now."""
    first = at.astimezone(timezone.utc)
    return first if first > now else at.replace(fold=1).astimezone(timezone.utc)
