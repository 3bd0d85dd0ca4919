"""Puts a reviewer's marks into content/: the file they send back names entries by key, and who reviewed them when."""

import csv
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.review.entries import LINES, Entry
from bot.errors import ContentError

COLUMNS = ("key", "verdict", "reviewer", "date", "remark")
APPROVED = "approved"
VERDICTS = (APPROVED, "change", "")
# What stands in a file, on one line of a wording's metadata or of a line.
_FIELDS = {
    field: re.compile(rf"(?P<before>\b{field}: )(?P<value>\"[^\"]*\"|[^,}}\n]+)")
    for field in ("reviewed_by", "reviewed_on", "confirmed_on")
}
# A wording is never longer in its file; the search for its metadata ends there.
_LONGEST = 60


@dataclass(frozen=True)
class Mark:
    """What a reviewer says of one entry."""

    key: str
    verdict: str
    reviewer: str
    on: datetime.date | None
    remark: str


def read_marks(path: Path) -> list[Mark]:
    """Return the marks of a reviewer's file, those without a verdict left out.

    Raises:
        ContentError: the file is no table of COLUMNS, or a row says nothing that can be followed; names the row.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise ContentError(f"{path}: cannot be read as a table in UTF-8") from None
    if rows and not {"key", "verdict", "reviewer", "date"} <= set(rows[0]):
        raise ContentError(f"{path}: the columns are {', '.join(COLUMNS)}")
    marks = [_mark(path, number, row) for number, row in enumerate(rows, 2)]
    return [mark for mark in marks if mark.verdict]


def apply_marks(root: Path, entries: Iterable[Entry], marks: Iterable[Mark]) -> Iterator[str]:
    """Write what was approved into the files, and tell, a line each, what became of every mark."""
    known = {entry.key: entry for entry in entries}
    for mark in marks:
        entry = known.get(mark.key)
        if entry is None:
            yield f"{mark.key}: left: these words have changed since, or were never here"
        elif mark.verdict != APPROVED:
            yield f"{entry.place.path}:{entry.place.line}: {entry.name}: to be changed: {mark.remark or 'no remark'}"
        else:
            _write(root, entry, mark)
            yield f"{entry.place.path}:{entry.place.line}: {entry.name}: reviewed by {mark.reviewer} on {mark.on}"


def _mark(path: Path, number: int, row: dict[str, str | None]) -> Mark:
    told = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if told["verdict"] not in VERDICTS:
        raise ContentError(f"{path}:{number}: the verdict is {APPROVED}, change or empty")
    approved = told["verdict"] == APPROVED
    if approved and not re.fullmatch(r"[^\W\d_][\w .,'’()-]{1,78}", told["reviewer"]):
        raise ContentError(f"{path}:{number}: an approval needs the reviewer's name or role, in letters")
    return Mark(
        told["key"], told["verdict"], told["reviewer"], _date(path, number, told["date"], approved), told["remark"]
    )


def _date(path: Path, number: int, text: str, needed: bool) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        if needed:
            raise ContentError(f"{path}:{number}: the date is written as 2026-11-26") from None
        return None


def _write(root: Path, entry: Entry, mark: Mark) -> None:
    path = root / entry.place.path
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    values = (
        {"confirmed_on": str(mark.on)}
        if entry.place.path == LINES
        else {"reviewed_by": f'"{mark.reviewer}"', "reviewed_on": str(mark.on)}
    )
    for field, value in values.items():
        _put(rows, entry, field, value)
    path.write_text("".join(rows), encoding="utf-8")


def _put(rows: list[str], entry: Entry, field: str, value: str) -> None:
    start = entry.place.line - 1
    for number in range(start, min(len(rows), start + _LONGEST)):
        changed, found = _FIELDS[field].subn(lambda hit: hit["before"] + value, rows[number], count=1)
        if found:
            rows[number] = changed
            return
    raise ContentError(f"{entry.place.path}:{entry.place.line}: no {field} was found to write to")
