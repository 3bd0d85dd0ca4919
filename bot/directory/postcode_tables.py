"""Turns postcodes and their councils into the small tables that answer for them: shares, units in use, exceptions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.directory.units import packed

NORTHERN_IRELAND = "BT"  # by district and sector only: its whole postcodes have a licence of their own

Shares = dict[str, Counter[str]]
Rows = list[dict[str, Any]]


@dataclass
class PostcodeTables:
    """The rows of the tables of postcodes, by code of council."""

    districts: Shares = field(default_factory=dict)
    sectors: Shares = field(default_factory=dict)
    units: dict[str, bytes] = field(default_factory=dict)
    exceptions: dict[str, str] = field(default_factory=dict)

    def add(self, in_use: Iterable[str], council_of: Mapping[str, str]) -> None:
        """Add the postcodes of one letter; districts and sectors wholly out of use count as they were."""
        live = list(in_use)
        used = [postcode for postcode in live if postcode in council_of]
        for shares, part in ((self.districts, district_of), (self.sectors, sector_of)):
            old = _shares(council_of, council_of, part)
            shares.update({**old, **_shares(used, council_of, part)})
        by_area = _shares(used, council_of, area_of)
        for district in {district_of(postcode) for postcode in live} - self.districts.keys():
            # Only large users of mail are there, without a council of their own: the post town's round it.
            self.districts[district] = by_area.get(area_of(district), Counter())
        mainland = [postcode for postcode in used if not postcode.startswith(NORTHERN_IRELAND)]
        self.units.update(_units(mainland))
        for postcode in mainland:
            if council_of[postcode] != largest(self.sectors[sector_of(postcode)]):
                self.exceptions[postcode] = council_of[postcode]

    def councils(self) -> list[str]:
        """Return the codes of all councils that have a postcode."""
        return sorted({code for shares in self.districts.values() for code in shares})


def largest(shares: Counter[str]) -> str:
    """Return the council with most postcodes; of equals the first by code."""
    return min(shares, key=lambda code: (-shares[code], code))


def district_of(postcode: str) -> str:
    """Return the district of a postcode ("TR15 1AA" -> "TR15")."""
    return postcode[:-4]


def sector_of(postcode: str) -> str:
    """Return the sector of a postcode ("TR15 1AA" -> "TR15 1")."""
    return postcode[:-2]


def area_of(postcode: str) -> str:
    """Return the area of a postcode or district ("TR15 1AA" -> "TR")."""
    return postcode[:2].rstrip("0123456789")


def share_rows(name: str, shares: Shares, numbers: Mapping[str, int]) -> Rows:
    """Return the rows of a table of shares, whose first column has this name."""
    return [
        {name: place, "council": numbers[code], "postcodes": count}
        for place, counts in shares.items()
        for code, count in counts.items()
    ]


def _shares(postcodes: Iterable[str], council_of: Mapping[str, str], part: Callable[[str], str]) -> Shares:
    shares: Shares = defaultdict(Counter)
    for postcode in postcodes:
        shares[part(postcode)][council_of[postcode]] += 1
    return shares


def _units(postcodes: Iterable[str]) -> dict[str, bytes]:
    units = defaultdict(list)
    for postcode in postcodes:
        units[sector_of(postcode)].append(postcode[-2:])
    return {sector: packed(found) for sector, found in units.items()}
