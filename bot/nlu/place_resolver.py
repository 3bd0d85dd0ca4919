"""The seam between a place that was heard and what is known of it: bot/directory (issue 5) takes the stub's place."""

from dataclasses import dataclass
from typing import Protocol

from bot.nlu.place_names import gazetteer
from bot.nlu.postcodes import nation_of

POSTCODE_KINDS = ("postcode", "sector", "district")


@dataclass(frozen=True)
class Resolved:
    """What is known of a place; None where it is not, or where there are several."""

    nation: str | None
    council: str | None


class PlaceResolver(Protocol):
    """Whoever can say which nation and which council a place lies in."""

    def resolve(self, kind: str, name: str) -> Resolved:
        """Return what is known of a place, given its kind and value as PlaceExtractor puts them out."""
        ...


class TableResolver:
    """The stub: nation by postcode district or by the table of places, council only where the table has one.

    A postcode's council is not known here; that needs the directory.
    """

    def resolve(self, kind: str, name: str) -> Resolved:
        """Return what the table says."""
        if kind in POSTCODE_KINDS:
            return Resolved(nation_of(name), None)
        place = gazetteer().named(kind, name)
        return Resolved(place.nation or None, place.council or None) if place else Resolved(None, None)
