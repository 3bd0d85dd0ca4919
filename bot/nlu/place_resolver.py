"""Between a place that was heard and what the directory knows of it: only codes of councils come out."""

from dataclasses import dataclass
from typing import Protocol

from bot.directory.finding import Found, finder
from bot.errors import DirectoryError
from bot.nlu.place_names import Place, gazetteer
from bot.nlu.place_words import ABROAD
from bot.nlu.postcodes import nation_of

POSTCODE_KINDS = ("postcode", "sector", "district")
# Why a place has no council, beside the reasons of bot/directory/finding.py.
WIDE, NATION_ONLY, COUNTRY_ABROAD = "wide", "nation", "abroad"


@dataclass(frozen=True)
class Resolved:
    """What is known of a place.

    Attributes:
        nation: its nation, None where it is not known or lies in two.
        bodies: codes of who may run children's services there, likeliest first; one where there is no doubt.
        gap: why there is none.
    """

    nation: str | None
    bodies: tuple[str, ...] = ()
    gap: str | None = None


class PlaceResolver(Protocol):
    """Whoever can say which nation and which council a place lies in."""

    def resolve(self, kind: str, name: str) -> Resolved:
        """Return what is known of a place, given its kind and value as PlaceExtractor puts them out."""
        ...


class DirectoryResolver:
    """Asks the directory; where it is missing, only the nation is known, and an answer is still given."""

    def resolve(self, kind: str, name: str) -> Resolved:
        """Return what the directory knows."""
        nation = nation_by_table(kind, name)
        try:
            found = _found(kind, name)
        except DirectoryError:
            return Resolved(nation)
        return Resolved(found.nation or nation, found.bodies, found.gap)


def nation_by_table(kind: str, name: str) -> str | None:
    """Return the nation by postcode district or by the table of places."""
    if kind in POSTCODE_KINDS:
        return nation_of(name)
    place = gazetteer().named(kind, name)
    return place.nation or None if place else None


def _found(kind: str, name: str) -> Found:
    if kind in POSTCODE_KINDS:
        return finder().postcode(name)
    place = gazetteer().named(kind, name)
    return _named(place) if place else Found()


def _named(place: Place) -> Found:
    if place.council or place.kind == "council":
        return finder().named((place.council or place.name).split("|"))
    if place.kind == "nation":
        return Found(gap=COUNTRY_ABROAD if place.nation == ABROAD else NATION_ONLY)
    return Found(gap=WIDE)
