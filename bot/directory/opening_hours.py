"""When a line is open: weekly hours as written in content/, bank holidays by nation, UK time; pure functions.

Hours are written in a small part of OpenStreetMap's notation ("Mo-Fr 09:00-17:00; PH off", "24/7"); PH is a bank
holiday. A range past midnight ("17:00-09:00") counts to the day it begins on.
Source of the notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.errors import OpeningHoursError

UK = ZoneInfo("Europe/London")  # the Crown dependencies keep the same time
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
BANK_HOLIDAY = "PH"
ALWAYS = "24/7"
# (country, part) of the library, by nation; JE, GG and IM stand for one Crown dependency each.
CALENDARS: dict[str, tuple[str, str | None]] = {
    "ENG": ("GB", "ENG"),
    "WAL": ("GB", "WLS"),
    "SCO": ("GB", "SCT"),
    "NIR": ("GB", "NIR"),
    "JE": ("JE", None),
    "GG": ("GG", None),
    "IM": ("IM", None),
}
# Past Christmas and the weekend beside it, no line of ours stays shut for longer.
_LOOKS_AHEAD_DAYS = 14

_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d|24:00"
_RANGES = rf"(?:{_TIME})-(?:{_TIME})(?:,(?:{_TIME})-(?:{_TIME}))*"
_DAY = "|".join((*DAYS, BANK_HOLIDAY))
_RULE = re.compile(rf"(?P<days>(?:{_DAY})(?:[-,](?:{_DAY}))*) (?P<ranges>off|{_RANGES})")

Range = tuple[timedelta, timedelta]
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """When a line is open in any week: its ranges by day ("Mo" ... "Su", "PH"), each from midnight of that day."""

    ranges: dict[str, tuple[Range, ...]]


@dataclass(frozen=True)
class OpenState:
    """Whether a line is open, and when that changes next (UK time); None where it does not change within two weeks."""

    is_open: bool
    changes_at: datetime | None


def uk_now() -> datetime:
    """Return the time in the UK."""
    return datetime.now(UK)


def parse_hours(text: str) -> Hours:
    """Return hours as they are written in content/.

    Args:
        text: "24/7", or rules by day ("Mo-Fr 09:00-17:00; Sa 10:00-13:00; PH off"). A later rule wins for its days.
            What happens on bank holidays has to be said.

    Raises:
        OpeningHoursError: the text is not of that form, or does not say what happens on bank holidays.
    """
    if text.strip() == ALWAYS:
        text = "Mo-Su,PH 00:00-24:00"
    ranges: dict[str, tuple[Range, ...]] = {}
    for rule in text.split(";"):
        match = _RULE.fullmatch(rule.strip())
        if not match:
            raise OpeningHoursError('Hours are written like "Mo-Fr 09:00-17:00; PH off" or "24/7".')
        ranges.update(dict.fromkeys(_days(match["days"]), _ranges(match["ranges"])))
    if BANK_HOLIDAY not in ranges:
        raise OpeningHoursError('Hours say what happens on bank holidays ("PH off", "Mo-Su,PH 08:00-20:00").')
    return Hours(ranges)


def is_bank_holiday(day: date, nation: str | None) -> bool:
    """Say whether a day is a bank holiday of a nation.

    A line for the whole UK (None) keeps England's. Where only "a Crown dependency" is known, any of the three counts.
    """
    calendars = ("JE", "GG", "IM") if nation == "CD" else (nation if nation in CALENDARS else "ENG",)
    return any(day in _calendar(name or "ENG") for name in calendars)


def is_open(hours: Hours, at: datetime, nation: str | None = None) -> bool:
    """Say whether a line is open at a time (with its zone), by the bank holidays of a nation."""
    return open_state(hours, at, nation).is_open


def opens_next(hours: Hours, at: datetime, nation: str | None = None) -> datetime | None:
    """Return when a line opens next, in UK time; None where it is open or does not open within two weeks."""
    state = open_state(hours, at, nation)
    return None if state.is_open else state.changes_at


def open_state(hours: Hours, at: datetime, nation: str | None = None) -> OpenState:
    """Return whether a line is open at a time (with its zone) and when that changes.

    Reckoned by the clock on the wall, so that "closes at 17:00" holds on the days the clocks change.
    """
    now = at.astimezone(UK).replace(tzinfo=None)
    spans = _joined(_spans(hours, now.date(), nation))
    horizon = datetime.combine(now.date() + timedelta(days=_LOOKS_AHEAD_DAYS), time())
    current = next((span for span in spans if span[0] <= now < span[1]), None)
    if current:
        return OpenState(True, current[1].replace(tzinfo=UK) if current[1] < horizon else None)
    following = next((span for span in spans if span[0] > now), None)
    return OpenState(False, following[0].replace(tzinfo=UK) if following else None)


def _spans(hours: Hours, today: date, nation: str | None) -> Iterator[Span]:
    """Yield the times a line is open, from yesterday (whose night may reach into today) for two weeks."""
    for number in range(-1, _LOOKS_AHEAD_DAYS):
        day = today + timedelta(days=number)
        name = BANK_HOLIDAY if is_bank_holiday(day, nation) else DAYS[day.weekday()]
        midnight = datetime.combine(day, time())
        for opens, closes in hours.ranges.get(name, ()):
            yield midnight + opens, midnight + closes


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for opens, closes in sorted(spans):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return joined


def _days(text: str) -> Iterator[str]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        if not last:
            yield first
            continue
        if BANK_HOLIDAY in (first, last):
            raise OpeningHoursError("PH stands by itself or after a comma, never in a range of days.")
        begin, end = DAYS.index(first), DAYS.index(last)
        yield from (DAYS[number % len(DAYS)] for number in range(begin, end + 1 if end >= begin else end + 8))


def _ranges(text: str) -> tuple[Range, ...]:
    if text == "off":
        return ()
    return tuple(_range(part) for part in text.split(","))


def _range(text: str) -> Range:
    opens, closes = (_since_midnight(part) for part in text.split("-"))
    return opens, closes if closes > opens else closes + timedelta(days=1)


def _since_midnight(text: str) -> timedelta:
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


@lru_cache(maxsize=len(CALENDARS))
def _calendar(nation: str) -> holidays.HolidayBase:
    country, part = CALENDARS[nation]
    return holidays.country_holidays(country, subdiv=part)
