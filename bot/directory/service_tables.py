"""Turns the tables under content/services into the rows of the directory's tables."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.directory.tables import IMPORTED, LINE, OWN, PENDING, SERVICES, Row, read_table

Rows = list[dict[str, Any]]
SARC = "sexual assault referral centre"
SUPPORT = "support"
OFFICE_HOURS, EVENINGS, ANY_TIME = "office hours", "evenings and weekends", "any time"


class Sources:
    """Numbers sources: the same title and licence have one row."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, row: Row) -> int:
        """Return the number of a row's source."""
        return self._numbers.setdefault((row["source"], row["licence"]), len(self._numbers) + 1)

    def rows(self) -> Rows:
        """Return the rows of the table of sources."""
        return [
            {"id": number, "title": title, "licence": licence} for (title, licence), number in self._numbers.items()
        ]


def service_rows(folder: Path = SERVICES) -> dict[str, Rows]:
    """Return the rows of each table that is made from content/services.

    Raises:
        DirectoryError: a table is missing or is not as agreed.
    """
    sources = Sources()
    councils = read_table("councils.csv", folder)
    islands = read_table("crown_dependencies.csv", folder)
    contacts = [*contact_table(folder), *_island_contacts(islands)]
    return {
        "authority": [*(_authority(row, sources) for row in councils), *(_island(row, sources) for row in islands)],
        "served_by": [
            {"council": row["code"], "body": body}
            for row in (*councils, *islands)
            for body in row.get("served_by", row["code"]).split("|")
        ],
        "alias": list(_aliases(councils, read_table("places.csv", folder))),
        "police_force": [_force(row, sources) for row in read_table("police_forces.csv", folder)],
        "contact": [_contact(number, row, sources) for number, row in enumerate(contacts, 1)],
        "opening_hours": [
            {"contact_id": number, "hours": row["hours"], "confirmed_on": row["hours_confirmed_on"]}
            for number, row in enumerate(contacts, 1)
            if row["hours"]
        ],
        "service": [
            *(_sarc(row, sources) for row in read_table("sarcs.csv", folder)),
            *(_imported(row, sources) for row in read_table(IMPORTED, folder)),
        ],
        "source": sources.rows(),
    }


def contact_table(folder: Path = SERVICES) -> list[Row]:
    """Return the contacts; those of a council's own table take the place of ours for the same time of day."""
    own = read_table(OWN, folder)
    replaced = {(row["council"], row["rings"]) for row in own}
    ours = read_table("contacts.csv", folder)
    return [*own, *(row for row in ours if (row["council"], row["rings"]) not in replaced)]


def plain(name: str) -> str:
    """Return a name small and without accents or marks, as it is looked up ("Ynys Môn" -> "ynys mon")."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters if letter.isascii()).split())


def _aliases(councils: list[Row], places: list[Row]) -> Iterator[dict[str, str]]:
    """Yield every name that stands for one council: its own names, and those of the table of places."""
    codes = {row["name"]: row["code"] for row in councils}
    names = {(plain(name), row["code"]) for row in councils for name in (row["name"], row["full_name"])}
    for row in places:
        code = codes.get(row["council"])
        spellings = (name.rstrip("*~") for name in row["names"].replace("|", "; ").split("; "))
        names |= {(plain(name), code) for name in spellings if code and row["kind"] == "council"}
    yield from ({"name": name, "code": code} for name, code in sorted(names))


def _authority(row: Row, sources: Sources) -> dict[str, Any]:
    kept = "code name full_name nation kind police website partnership checked_on".split()
    return {**{name: row[name] for name in kept}, "source_id": sources.number(row)}


def _island(row: Row, sources: Sources) -> dict[str, Any]:
    about = {"full_name": row["name"], "nation": "CD", "kind": "crown dependency", "partnership": ""}
    return {**about, **_kept(row, "code name police website checked_on"), "source_id": sources.number(row)}


def _island_contacts(islands: list[Row]) -> Iterator[Row]:
    for row in islands:
        for rings, phone, hours in (
            (OFFICE_HOURS, row["office_phone"], row["office_hours"]),
            (EVENINGS, row["evening_phone"], ""),
        ):
            if phone:
                own = {"council": row["code"], "rings": rings, "phone": phone}
                yield {**row, **own, "hours": hours, "hours_confirmed_on": PENDING}


def _force(row: Row, sources: Sources) -> dict[str, Any]:
    return {**_kept(row, "force name website"), "source_id": sources.number(row)}


def _contact(number: int, row: Row, sources: Sources) -> dict[str, Any]:
    kept = _kept(row, "rings team phone page status checked_on check_by confirmed_on")
    return {"id": number, "body": row["council"], **kept, "source_id": sources.number(row)}


def _sarc(row: Row, sources: Sources) -> dict[str, Any]:
    kept = _kept(row, "name police serves phone page status checked_on check_by confirmed_on")
    return {"id": f"sarc {row[LINE]}", "kind": SARC, "body": "", **kept, "source_id": sources.number(row)}


def _imported(row: Row, sources: Sources) -> dict[str, Any]:
    kept = _kept(row, "id name serves phone page status checked_on check_by confirmed_on")
    return {"kind": SUPPORT, "body": row["council"], "police": "", **kept, "source_id": sources.number(row)}


def _kept(row: Row, names: str) -> dict[str, str]:
    return {name: row[name] for name in names.split()}
