"""Finds whose children's services a place belongs to: by postcode, sector, district, or the name of a council."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.directory.postcode_tables import area_of, sector_of
from bot.directory.units import holds
from bot.store.directory_file import Reader, reader
from bot.store.place_queries import (
    bodies_by_council,
    council_of_exception,
    names_and_nations,
    shares_of_district,
    shares_of_sector,
    units_of_sector,
)

# Issue 5: where the largest share is smaller, the adult is asked which council it is, among three at most.
SURE_SHARE = 0.98
MOST_CHOICES = 3
LONGEST_TITLE = 24  # of a button: design.md 5
# Why no council was found.
UNKNOWN, FORCES = "unknown", "forces"

ISLANDS = {"JE": "JE", "GY": "GG", "IM": "IM"}
_AREA_OF_FORCES = "BF"  # British Forces Post Office


@dataclass(frozen=True)
class Found:
    """Who may run children's services at a place, likeliest first (one where there is no doubt), or why nobody."""

    bodies: tuple[str, ...] = ()
    nation: str | None = None
    gap: str | None = None


class Finder:
    """Answers for places; the few hundred councils are read once, postcodes at each question."""

    def __init__(self, directory: Reader) -> None:
        self._directory = directory
        self._bodies = bodies_by_council(directory)
        self._known = names_and_nations(directory)
        self._codes = {name: code for code, (name, _) in self._known.items()}

    def postcode(self, value: str) -> Found:
        """Return who runs children's services at a postcode ("TR15 1AA"), sector ("TR15 1") or district ("TR15").

        A whole postcode that is in use in Great Britain has one answer. What nobody knows is answered by its sector,
        then by its district.
        """
        area = area_of(value)
        if area in ISLANDS:
            return self._found([ISLANDS[area]])
        if area == _AREA_OF_FORCES:
            return Found(gap=FORCES)
        exact = self._exact(value)
        return self._found(self._bodies[exact]) if exact else self._by_share(value)

    def named(self, names: Iterable[str]) -> Found:
        """Return who runs children's services for councils by name, in the order given; unknown names are skipped."""
        codes = [self._codes[name] for name in names if name in self._codes]
        return self._found([body for code in codes for body in self._bodies[code]])

    def name_of(self, code: str) -> str:
        """Return the everyday name of a council, Trust or island."""
        return self._known[code][0]

    def title_of(self, code: str) -> str:
        """Return the name of a council, Trust or island as it fits a button."""
        name = self.name_of(code)
        return name if len(name) <= LONGEST_TITLE else f"{name[: LONGEST_TITLE - 1].rstrip(' ,')}…"

    def nation_of(self, code: str) -> str:
        """Return the nation of a council, Trust or island."""
        return self._known[code][1]

    def bodies_of(self, code: str) -> tuple[str, ...]:
        """Return who runs children's services for a council by its code, () where nobody knows the code."""
        return self._bodies.get(code, ())

    def _exact(self, value: str) -> str | None:
        """Return the council of a whole postcode in use, None for anything else."""
        if not re.fullmatch(r"\w+ \d\w\w", value):
            return None
        units = units_of_sector(self._directory, sector_of(value))
        if not units or not holds(units, value[-2:]):
            return None
        return council_of_exception(self._directory, value) or next(iter(self._sector(sector_of(value))))

    def _by_share(self, value: str) -> Found:
        shares = self._sector(value[: value.index(" ") + 2]) if " " in value else {}
        shares = shares or shares_of_district(self._directory, value.partition(" ")[0])
        return self._found(likely(self._by_body(shares))) if shares else Found(gap=UNKNOWN)

    def _sector(self, name: str) -> dict[str, int]:
        return shares_of_sector(self._directory, name)

    def _by_body(self, shares: Mapping[str, int]) -> Counter[str]:
        """Return shares by who runs children's services; a council of two Trusts counts for each by half."""
        found: Counter[str] = Counter()
        for council, count in shares.items():
            for body in self._bodies[council]:
                found[body] += count / len(self._bodies[council])  # type: ignore[assignment]
        return found

    def _found(self, bodies: Iterable[str]) -> Found:
        few = tuple(dict.fromkeys(bodies))
        nations = {self._known[body][1] for body in few}
        return Found(few, nations.pop() if len(nations) == 1 else None, None if few else UNKNOWN)


def likely(shares: Counter[str]) -> list[str]:
    """Return the one body that has nearly all of a place, or the largest few."""
    ranked = sorted(shares, key=lambda body: (-shares[body], body))
    sure = shares[ranked[0]] >= SURE_SHARE * sum(shares.values())
    return ranked[: 1 if sure else MOST_CHOICES]


@lru_cache(maxsize=1)
def finder() -> Finder:
    """Return the finder over the directory of this project, made once a process."""
    return Finder(reader())
