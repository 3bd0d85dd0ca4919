"""Whether the human line takes a chat now, and if not, why; pure. What is missing or wrong counts as closed.

Source: handoff.md 2 to 4; safety-rules.md 8 (no line without name, period and hours).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.directory.opening_hours import UK, Hours, open_state, opens_next, parse_hours
from bot.errors import OpeningHoursError


class Reason(str, Enum):
    """Why the line takes a chat or does not."""

    OPEN = "open"
    NO_LINE = "no_line"
    CLOSED = "closed"
    PAUSED = "paused"
    FULL = "full"
    NOBODY = "nobody"


class Line(Protocol):
    """What has to be known of the line; bot/store/line.py keeps it.

    hours: by channel, "all" for every channel without its own. closed_on: days on which it is shut besides.
    """

    name: str
    keeps_for: str
    hours: dict[str, str]
    bank_holidays_of: str
    closed_on: tuple[date, ...]
    last_admission_minutes: int
    queue_ceiling: int


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
    """Say whether a new chat is still taken: the line is open now and past the minutes before it closes."""
    last = now + timedelta(minutes=line.last_admission_minutes)
    closes_at = open_state(hours, now, line.bank_holidays_of).changes_at
    return is_open(line, hours, now) and (closes_at is None or last < closes_at)


def _opens(line: Line, hours: Hours, now: datetime) -> datetime | None:
    """Return when the line opens next, over its own closed days."""
    at = opens_next(hours, now, line.bank_holidays_of) or opens_next(hours, _tomorrow(now), line.bank_holidays_of)
    while at is not None and at.date() in line.closed_on:
        tomorrow = _tomorrow(at)
        at = tomorrow if is_open(line, hours, tomorrow) else opens_next(hours, tomorrow, line.bank_holidays_of)
    return at


def _tomorrow(at: datetime) -> datetime:
    return (at.astimezone(UK) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
