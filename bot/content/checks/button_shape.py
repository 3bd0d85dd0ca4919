"""The shape of a button, the same under a response and in content/walks/buttons.yml."""

from collections.abc import Iterable
from typing import Any

from bot.content.checks.copybook import Button, Place
from bot.content.checks.shape import Shape
from bot.content.reader import LINE

BUTTON = Shape("a button", {"title": str, "payload": str})
WALK_BUTTON = Shape("a button", {"title": str, "payload": str}, {"when": dict})


def button_of(row: dict[str, Any], place: Place) -> Button:
    """Return a button whose shape is right."""
    return Button(row["title"], row["payload"], Place(place.path, row[LINE]))


def buttons_of(rows: Iterable[dict[str, Any]], place: Place) -> tuple[Button, ...]:
    """Return the buttons of one message, in order."""
    return tuple(button_of(row, place) for row in rows)
