"""The shape of the lines in content/lines.yml; source: facts 0 rule 9, design.md 5 (numbers live once)."""

import datetime
from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Place
from bot.content.checks.facts import NATIONS
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.lines import FIELDS
from bot.content.reader import LINE
from bot.content.release import PENDING
from bot.directory.opening_hours import ALWAYS, parse_hours
from bot.errors import OpeningHoursError

FILE = Shape("the file of lines", {"lines": dict})
_TEXTS = ("name", "audience", "purpose", "confidence", "source", "found")
LINE_SHAPE = Shape(
    "a line",
    {**dict.fromkeys(_TEXTS, str), "nations": list, "shown": bool, "checked_on": object, "confirmed_on": object},
    {**dict.fromkeys(FIELDS, str), "hours": str, "opening": str},
)
CONFIDENCE = ("high", "medium", "low")


def line_problems(name: str, row: Any, place: Place) -> Iterator[Problem]:
    """Complain about one line; none means that its numbers can be filled in."""
    found = list(LINE_SHAPE.problems(row, place))
    yield from found
    if found:
        return
    for what, remedy in _faults(row):
        yield Problem(place.path, row[LINE], f"the line {name} {what}", remedy)


def _faults(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not set(row["nations"]) <= NATIONS:
        yield "serves a nation nobody knows", f"use {', '.join(sorted(NATIONS))}"
    if row["shown"] and not any(field in row for field in FIELDS):
        yield "is shown and cannot be reached", f"give it {', '.join(FIELDS)}, or shown: false"
    if ("hours" in row) != ("opening" in row):
        yield "has hours in one form only", "write hours in words, and opening as opening_hours.py reads it"
    yield from _opening_faults(row)
    if row["confidence"] not in CONFIDENCE:
        yield f"has the confidence {row['confidence']!r}", f"use {', '.join(CONFIDENCE)}"
    if type(row["checked_on"]) is not datetime.date:
        yield "has no date under checked_on", "write the day the source was read, as 2026-11-22"
    if row["confirmed_on"] != PENDING and type(row["confirmed_on"]) is not datetime.date:
        yield "has no date under confirmed_on", f"write the day somebody rang it, or {PENDING}"


def _opening_faults(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        parse_hours(row.get("opening", ALWAYS))
    except OpeningHoursError as error:
        yield "has an opening nobody can read", str(error)
