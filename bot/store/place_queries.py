"""Questions about places: shares of a district or sector by who runs children's services there, and whole postcodes."""

from collections.abc import Iterable

from sqlalchemy import Table, bindparam, select
from sqlalchemy.engine import Row
from sqlalchemy.sql import Select

from bot.store.directory_file import Reader
from bot.store.directory_tables import authority, council_number, district, exception, sector, sector_units, served_by

PLACE = "place"


def _shares_of(table: Table) -> Select:
    return (
        select(table.c.council, table.c.postcodes, council_number.c.code)
        .join(council_number, council_number.c.number == table.c.council)
        .where(table.c[table.name] == bindparam(PLACE))
        .order_by(table.c.postcodes.desc(), council_number.c.code)
    )


_DISTRICT = _shares_of(district)
_SECTOR = _shares_of(sector)
_DISTRICTS_WITH_A_LETTER = (
    select(district.c.district, district.c.council, district.c.postcodes, council_number.c.code)
    .join(council_number, council_number.c.number == district.c.council)
    .where(district.c.district.like(bindparam(PLACE)))
)
_UNITS = select(sector_units.c.units).where(sector_units.c.sector == bindparam(PLACE))
_EXCEPTION = (
    select(council_number.c.code)
    .join(exception, exception.c.council == council_number.c.number)
    .where(exception.c.postcode == bindparam(PLACE))
)
_ALL_DISTRICTS = select(district.c.district).distinct()


def shares_of_sector(directory: Reader, name: str) -> dict[str, int]:
    """Return the postcodes of a sector ("TR15 1") by council, the largest first; {} where nobody knows it."""
    return {row.code: row.postcodes for row in directory.rows(_SECTOR, place=name)}


def shares_of_district(directory: Reader, name: str) -> dict[str, int]:
    """Return the postcodes of a district by council; "W1" stands for W1A, W1B and so on."""
    found = {row.code: row.postcodes for row in directory.rows(_DISTRICT, place=name)}
    if found:
        return found
    rows = directory.rows(_DISTRICTS_WITH_A_LETTER, place=f"{name}_")
    return _summed(row for row in rows if row.district[-1].isalpha())


def units_of_sector(directory: Reader, name: str) -> bytes | None:
    """Return which units of a sector are in use (bot/directory/units.py), None where nobody knows."""
    return next((row.units for row in directory.rows(_UNITS, place=name)), None)


def council_of_exception(directory: Reader, postcode: str) -> str | None:
    """Return the council of a whole postcode that is not in the largest council of its sector."""
    return next((row.code for row in directory.rows(_EXCEPTION, place=postcode)), None)


def all_districts(directory: Reader) -> list[str]:
    """Return every district that the directory knows."""
    return [row.district for row in directory.rows(_ALL_DISTRICTS)]


def bodies_by_council(directory: Reader) -> dict[str, tuple[str, ...]]:
    """Return, for every council, who runs children's services there: one body, or two Trusts."""
    bodies: dict[str, tuple[str, ...]] = {}
    for row in directory.rows(select(served_by.c.council, served_by.c.body)):
        bodies[row.council] = (*bodies.get(row.council, ()), row.body)
    return bodies


def names_and_nations(directory: Reader) -> dict[str, tuple[str, str]]:
    """Return name and nation by code of every council, Trust and island."""
    rows = directory.rows(select(authority.c.code, authority.c.name, authority.c.nation))
    return {row.code: (row.name, row.nation) for row in rows}


def _summed(rows: Iterable[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row.code] = found.get(row.code, 0) + row.postcodes
    return found
