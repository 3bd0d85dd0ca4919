"""Builds build/directory.sqlite from the packages of postcodes and from content/services, as far as those changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bot.directory.postcode_sources import LETTERS, council_of_postcodes, postcodes_in_use
from bot.directory.postcode_tables import PostcodeTables, share_rows
from bot.directory.service_tables import service_rows
from bot.directory.tables import SERVICES
from bot.store import directory_tables
from bot.store.directory_file import DIRECTORY, built_parts, rebuild

POSTCODES, PLACES_AND_SERVICES = "postcodes", "services"
LOCK = Path("requirements/directory.txt")
_HERE, _TABLES = Path(__file__).parent, Path(directory_tables.__file__)
MADE_BY = {
    POSTCODES: [_HERE / f"{name}.py" for name in ("building", "postcode_sources", "postcode_tables", "units")],
    PLACES_AND_SERVICES: [_HERE / f"{name}.py" for name in ("building", "service_tables", "tables")],
}

Say = Callable[[str], None]


def build(path: Path = DIRECTORY, services: Path = SERVICES, say: Say = lambda line: None) -> bool:
    """Build what is missing or made from other inputs; say how far it is. Return whether anything was built.

    The postcodes take some ten seconds, the rest less than one; the file in place stays until the new one is whole.

    Raises:
        DirectoryError: a package is missing, or a table is not as agreed.
    """
    inputs = {POSTCODES: [LOCK], PLACES_AND_SERVICES: services.glob("*.csv")}
    wanted = {part: _digest([*files, *MADE_BY[part], _TABLES]) for part, files in inputs.items()}
    built = built_parts(path)
    stale = [part for part in wanted if built.get(part) != wanted[part]]
    if not stale:
        return False
    tables: dict[str, list[dict[str, Any]]] = {}
    if POSTCODES in stale:
        tables |= postcode_rows(say)
    if PLACES_AND_SERVICES in stale:
        tables |= service_rows(services)
    rebuild(path, tables, {part: wanted[part] for part in stale}, keep=bool(built))
    say(f"the directory is built ({path.stat().st_size / 10**6:.1f} MB)")
    return True


def postcode_rows(say: Say = lambda line: None) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table that is made from the packages of postcodes."""
    tables = PostcodeTables()
    for letter in LETTERS:
        council_of = council_of_postcodes(letter)
        if council_of:
            tables.add(postcodes_in_use(letter), council_of)
            say(f"postcodes that begin with {letter} ({len(council_of):,})")
    numbers = {code: number for number, code in enumerate(tables.councils(), 1)}
    return {
        "council_number": [{"number": number, "code": code} for code, number in numbers.items()],
        "district": share_rows("district", tables.districts, numbers),
        "sector": share_rows("sector", tables.sectors, numbers),
        "sector_units": [{"sector": sector, "units": units} for sector, units in tables.units.items()],
        "exception": [{"postcode": name, "council": numbers[code]} for name, code in tables.exceptions.items()],
    }


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
