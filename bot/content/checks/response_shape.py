"""Turns what is written in content/responses/ into variations, and complains about what has not the agreed shape."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.checks.button_shape import BUTTON, buttons_of
from bot.content.checks.copybook import Place, Variation, spoken
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.reader import LINE

FILE = Shape("a file of responses", {"responses": dict}, {"version": str})
VARIATION = Shape(
    "a variation",
    {"text": str, "metadata": dict},
    {"condition": list, "buttons": list},
    {"channel": "write words that every channel can say: design.md 5 allows no channel key"},
)
CONDITION = Shape("a condition", {"type": str, "name": str, "value": str})
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def response_problems(name: Any, rows: Any, place: Place) -> Iterator[Problem]:
    """Complain about one response; none means that ``variations_of`` can read it."""
    if not isinstance(name, str) or not name.startswith("utter_") or not set(name) <= set(LETTERS):
        yield Problem(place.path, place.line, f"{name!r} is no name of a response", "call it utter_<step>_<what>")
    if not isinstance(rows, list) or not rows:
        yield Problem(place.path, place.line, f"{name} has no list of variations", "give it at least one text")
        return
    for row in rows:
        yield from _variation_problems(row, place)


def _variation_problems(row: Any, place: Place) -> Iterator[Problem]:
    found = list(VARIATION.problems(row, place))
    yield from found
    if found:
        return
    here = Place(place.path, row[LINE])
    yield from _condition_problems(row.get("condition", []), here)
    for button in row.get("buttons", ()):
        yield from BUTTON.problems(button, here)
    yield from _spacing_problems(row["text"], here)


def _condition_problems(conditions: list[Any], place: Place) -> Iterator[Problem]:
    found = [problem for condition in conditions for problem in CONDITION.problems(condition, place)]
    yield from found
    if found:
        return
    if any(condition["type"] != "slot" for condition in conditions):
        yield Problem(place.path, place.line, "a condition asks for something else than a slot", "write type: slot")
    names = [condition["name"] for condition in conditions]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(place.path, place.line, f"a condition asks twice for {name}", "ask once")


def _spacing_problems(text: str, place: Place) -> Iterator[Problem]:
    lines = text.split("\n")
    if any(not line.strip() for line in lines):
        remedy = "take it out: Rasa would send two messages there"
        yield Problem(place.path, place.line, "the text holds a blank line", remedy)
    elif text != text.strip():
        yield Problem(place.path, place.line, "the text begins or ends with a space", "take it out")


def variations_of(name: str, rows: list[dict[str, Any]], place: Place, values: Mapping[str, str]) -> list[Variation]:
    """Return the variations of a response whose shape is right."""
    return [_variation(name, row, place, values) for row in rows]


def _variation(name: str, row: dict[str, Any], place: Place, values: Mapping[str, str]) -> Variation:
    return Variation(
        response=name,
        place=Place(place.path, row[LINE]),
        text=row["text"],
        spoken=spoken(row["text"], values),
        condition={condition["name"]: condition["value"] for condition in row.get("condition", ())},
        buttons=buttons_of(row.get("buttons", ()), place),
        metadata=row["metadata"],
    )
