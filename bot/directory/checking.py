"""Looks through content/services: rows past their day, numbers that do not parse, areas that are missing, coverage."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import phonenumbers

from bot.directory.opening_hours import parse_hours
from bot.directory.service_tables import EVENINGS, OFFICE_HOURS, contact_table
from bot.directory.tables import (
    IMPORTED,
    LINE,
    OWN,
    PENDING,
    PHONES,
    SERVICES,
    WITH_NUMBERS,
    Row,
    is_shown,
    read_table,
)
from bot.errors import OpeningHoursError

# shared/data/README.md: who runs children's services, by nation.
BODIES = {"ENG": 153, "WAL": 22, "SCO": 32, "NIR": 5}
STATUSES = ("official", "official_older", "secondary", "conflicting", "missing", "imported")
_ABROAD = "dial"  # numbers of other countries have rules of their own
DATES = ("checked_on", "check_by", "confirmed_on", "hours_confirmed_on")


@dataclass
class Findings:
    """What is wrong (it has to be mended), what is due to be checked again, and what there is by nation."""

    wrong: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    coverage: list[str] = field(default_factory=list)


def check(today: date, folder: Path = SERVICES) -> Findings:
    """Look through every table.

    Raises:
        DirectoryError: a table is missing or has other columns than agreed.
    """
    councils = read_table("councils.csv", folder)
    findings = Findings(coverage=list(coverage(councils, contact_table(folder))))
    findings.wrong += [*missing_areas(councils), *unknown_names(councils, folder)]
    for name in WITH_NUMBERS:
        for row in read_table(name, folder):
            place = f"{folder / name}:{row[LINE]}"
            findings.wrong += [f"{place}: {fault}" for look in _LOOKS for fault in look(row)]
            if row["check_by"] < today.isoformat():
                findings.due.append(f"{place}: was to be checked by {row['check_by']}")
    return findings


def faulty_numbers(row: Row) -> Iterator[str]:
    """Yield the numbers of a row that are none of the UK or the islands; those of other countries are "dial"."""
    for name in PHONES:
        if name != _ABROAD and row.get(name) and not _is_number(row[name]):
            yield f"the number in {name} does not parse"


def faulty_hours(row: Row) -> Iterator[str]:
    """Yield what is wrong with the hours of a row."""
    for name in ("hours", "office_hours"):
        try:
            parse_hours(row.get(name) or "24/7")
        except OpeningHoursError as error:
            yield str(error)


def faulty_dates(row: Row) -> Iterator[str]:
    """Yield the dates of a row that are no dates; "pending" stands for one that nobody has set."""
    for name in DATES:
        may_wait = name.endswith("confirmed_on") and row.get(name) in (PENDING, "")
        if name in row and not may_wait and not _is_date(row[name]):
            yield f"{name} is no date (like 2026-11-26)"


def faulty_status(row: Row) -> Iterator[str]:
    """Yield a status that nobody knows, and what a row that is shown lacks."""
    if row["status"] not in STATUSES:
        yield f"the status is none of {', '.join(STATUSES)}"
    if row.get("rings") not in (None, OFFICE_HOURS, EVENINGS):
        yield f'rings is neither "{OFFICE_HOURS}" nor "{EVENINGS}"'
    if not row["source"] or not row["licence"]:
        yield "source or licence is missing"


def missing_areas(councils: list[Row]) -> Iterator[str]:
    """Yield the nations that lack a body, and the councils whose body is not in the table."""
    bodies = {row["code"] for row in councils if row["served_by"] == row["code"]}
    counted = Counter(row["nation"] for row in councils if row["code"] in bodies)
    for nation, wanted in BODIES.items():
        if counted[nation] != wanted:
            yield f"councils.csv: {nation} has {counted[nation]} bodies that run children's services, not {wanted}"
    for row in councils:
        if not set(row["served_by"].split("|")) <= bodies:
            yield f"councils.csv:{row[LINE]}: who runs children's services there is not in the table"


def unknown_names(councils: list[Row], folder: Path) -> Iterator[str]:
    """Yield the codes, names and police forces that other tables use and that are not there."""
    islands = read_table("crown_dependencies.csv", folder)
    codes = {row["code"] for row in (*councils, *islands)}
    names = {row["name"] for row in (*councils, *islands)}
    forces = {row["force"] for row in read_table("police_forces.csv", folder)}
    for table, column, known in (
        ("contacts.csv", "council", codes),
        (OWN, "council", codes),
        (IMPORTED, "council", codes),
        ("places.csv", "council", names),
        ("councils.csv", "police", forces),
        ("sarcs.csv", "police", forces),
    ):
        for row in read_table(table, folder):
            if not {value for value in row[column].split("|") if value} <= known:
                yield f"{folder / table}:{row[LINE]}: nobody knows this {column}"


def coverage(councils: list[Row], contacts: list[Row]) -> Iterator[str]:
    """Yield a line a nation: how many of its bodies have a shown number for the day and for the night."""
    shown = {rings: {row["council"] for row in contacts if row["rings"] == rings and is_shown(row)} for rings in _RINGS}
    for nation in BODIES:
        bodies = {row["code"] for row in councils if row["nation"] == nation and row["served_by"] == row["code"]}
        counts = ", ".join(f"{len(bodies & shown[rings])} with a number for {rings}" for rings in _RINGS)
        yield f"{nation}: {len(bodies)} bodies, {counts}"


def _is_number(text: str) -> bool:
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, "GB")))
    except phonenumbers.NumberParseException:
        return False


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


_RINGS = (OFFICE_HOURS, EVENINGS)
_LOOKS: tuple[Callable[[Row], Iterator[str]], ...] = (faulty_numbers, faulty_hours, faulty_dates, faulty_status)
