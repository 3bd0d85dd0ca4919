"""Whether exactly one variation of a response fits whatever the slots hold; overlaps are drawn at random by Rasa.

A condition is a set of "slot is value". Two of them fit the same moment unless one slot is asked for two different
values, so overlaps are found by pairs, without going through the combinations. Rasa compares without regard to case.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.facts import VALUES, every_case
from bot.content.checks.problem import Problem


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about conditions that never hold, variations that overlap, and cases that none covers."""
    for name, variations in book.by_response().items():
        for variation in variations:
            yield from _condition_problems(book, variation)
        yield from _overlaps(variations)
        yield from _gaps(name, variations)


def _condition_problems(book: Copybook, variation: Variation) -> Iterator[Problem]:
    place = variation.place
    for slot, value in variation.condition.items():
        if slot not in book.domain.slots:
            yield Problem(place.path, place.line, f"there is no slot {slot!r}", "use a slot of domain.yml")
        elif slot not in VALUES:
            remedy = f"ask one of {', '.join(VALUES)}"
            yield Problem(place.path, place.line, f"nobody knows which values {slot!r} has", remedy)
        elif value not in VALUES[slot]:
            remedy = f"use one of {', '.join(sorted(VALUES[slot]))}; what is not known is the default's"
            yield Problem(place.path, place.line, f"{slot} is never {value!r}", remedy)


def _overlaps(variations: list[Variation]) -> Iterator[Problem]:
    for one, other in combinations(variations, 2):
        if bool(one.condition) != bool(other.condition):
            continue  # Rasa takes a default only where no condition fits.
        if both_fit(one.condition, other.condition):
            place = other.place
            what = f"{other.response} has two wordings for {_moment(one, other)}, the other in line {one.place.line}"
            yield Problem(place.path, place.line, what, "let one slot decide, or give both the same slot")


def both_fit(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether some moment fits both conditions."""
    return all(value.casefold() == other.get(slot, value).casefold() for slot, value in one.items())


def _moment(one: Variation, other: Variation) -> str:
    facts = {**one.condition, **other.condition}
    return " and ".join(f"{slot} {value}" for slot, value in facts.items()) or "any moment"


def _gaps(name: str, variations: list[Variation]) -> Iterator[Problem]:
    place = variations[0].place
    defaults = [variation for variation in variations if not variation.condition]
    if defaults:
        if variations[0].condition:
            remedy = "put it first: channels say it by itself (bot/channels/fixed_words.py)"
            yield Problem(place.path, place.line, f"the default of {name} does not stand first", remedy)
        return
    slots = {slot for variation in variations for slot in variation.condition}
    for case in every_case(slots & set(VALUES)):
        if not any(_fits(variation.condition, case) for variation in variations):
            facts = ", ".join(f"{slot} {value or 'not known'}" for slot, value in case.items())
            yield Problem(
                place.path, place.line, f"{name} says nothing for {facts}", "add a variation without condition"
            )
            return


def _fits(condition: Mapping[str, str], case: Mapping[str, str | None]) -> bool:
    return all(case.get(slot) == value for slot, value in condition.items())
