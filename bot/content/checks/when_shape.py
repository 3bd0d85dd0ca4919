"""The `when:` of steps, messages and buttons of a walk: known facts, each with a list of values it can have."""

from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Place
from bot.content.checks.facts import VALUES
from bot.content.checks.problem import Problem
from bot.content.reader import LINE
from bot.walk.conditions import UNKNOWN

# What a walk may ask about (actions/walking.py, FACTS).
FACTS = ("role", "relation", "age_band", "nation", "danger")


def when_problems(when: Any, place: Place) -> Iterator[Problem]:
    """Complain about facts nobody keeps and values they never have; no `when:` at all is well."""
    if when is None:
        return
    if not isinstance(when, dict):
        yield Problem(place.path, place.line, "when: is not a mapping", "write when: {role: [parent]}")
        return
    for fact, values in when.items():
        if fact == LINE:
            continue
        if fact not in FACTS:
            yield Problem(place.path, place.line, f"when: asks about {fact!r}", f"use one of {', '.join(FACTS)}")
        elif not isinstance(values, list) or not values:
            yield Problem(place.path, place.line, f"when: gives {fact} no list of values", "write [parent, unknown]")
        else:
            yield from _value_problems(fact, values, place)


def _value_problems(fact: str, values: list[Any], place: Place) -> Iterator[Problem]:
    known = {*VALUES[fact], UNKNOWN}
    for value in values:
        if value not in known:
            remedy = f"use one of {', '.join(sorted(known))}"
            yield Problem(place.path, place.line, f"{fact} is never {value!r}", remedy)
