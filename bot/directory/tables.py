"""Reads the tables under content/services, so that every complaint can name file and line."""

import csv
from collections.abc import Mapping
from pathlib import Path

from bot.errors import DirectoryError

SERVICES = Path("content/services")
PENDING = "pending"
LINE = "#"  # no column is called so

OWN = "own_contacts.csv"  # of a council that adopts the guide; its rows take the place of contacts.csv's
IMPORTED = "imported.csv"
_CONTACTS = tuple(
    "council rings team phone hours hours_confirmed_on page status note owner source found licence checked_on check_by "
    "confirmed_on".split()
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "councils.csv": tuple(
        "name full_name code nation kind served_by police website partnership source licence checked_on".split()
    ),
    "police_forces.csv": tuple("name force nation website source licence checked_on".split()),
    "contacts.csv": _CONTACTS,
    OWN: _CONTACTS,
    "sarcs.csv": tuple(
        "name police nation serves phone page status note source found licence checked_on check_by confirmed_on".split()
    ),
    "crown_dependencies.csv": tuple(
        "name code postcode_area team office_phone office_hours evening_phone police website page status source found "
        "licence checked_on check_by confirmed_on".split()
    ),
    "world.csv": tuple(
        "country line for_whom dial web status note source found licence checked_on check_by confirmed_on".split()
    ),
    "places.csv": ("kind", "nation", "council", "source", "names"),
    IMPORTED: tuple("id name council serves phone page status source licence checked_on check_by confirmed_on".split()),
}
MAY_BE_MISSING = (OWN, IMPORTED)
# The tables with numbers to ring, and the columns those stand in.
WITH_NUMBERS = ("contacts.csv", OWN, "sarcs.csv", "crown_dependencies.csv", "world.csv", IMPORTED)
PHONES = ("phone", "office_phone", "evening_phone", "dial")

Row = dict[str, str]


def read_table(name: str, folder: Path = SERVICES) -> list[Row]:
    """Return the rows of a table, each with its line number under LINE.

    Raises:
        DirectoryError: the table is missing or is no CSV in UTF-8, its columns are not those agreed, or a row has too
            few or too many.
    """
    path = folder / name
    if not path.is_file() and name in MAY_BE_MISSING:
        return []
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if tuple(reader.fieldnames or ()) != COLUMNS[name]:
                raise DirectoryError(f"{path}: its columns should be {','.join(COLUMNS[name])}")
            return [_row(row, f"{path}:{reader.line_num}", reader.line_num) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DirectoryError(f"{path} cannot be read ({type(error).__name__})") from None


def unconfirmed_numbers(folder: Path = SERVICES) -> list[str]:
    """Return the places of rows ("contacts.csv:2") whose number is shown though no person has confirmed it."""
    return [
        f"{name}:{row[LINE]}"
        for name in WITH_NUMBERS
        for row in read_table(name, folder)
        if is_shown(row) and row["confirmed_on"] == PENDING and any(row.get(phone) for phone in PHONES)
    ]


def _row(row: dict[str, str], place: str, line: int) -> Row:
    if None in row or None in row.values():
        raise DirectoryError(f"{place}: this row has too few or too many columns")
    return {name: text.strip() for name, text in row.items()} | {LINE: str(line)}


def is_shown(row: Mapping[str, str]) -> bool:
    """Say whether a number may be shown: its source is official, or a person has confirmed it."""
    return row["status"] == "official" or row["confirmed_on"] != PENDING
