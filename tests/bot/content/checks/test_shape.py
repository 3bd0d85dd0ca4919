from pathlib import Path

import pytest

from bot.content.checks.copybook import Place
from bot.content.checks.shape import Shape
from bot.content.reader import LINE

SHAPE = Shape("a card", {"title": str}, {"shown": bool}, {"colour": "cards have none"})
PLACE = Place(Path("content/cards.yml"), 3)


def complaints(row: object) -> list[str]:
    return [str(problem) for problem in SHAPE.problems(row, PLACE)]


@pytest.mark.parametrize("row", [{"title": "A"}, {"title": "A", "shown": False}, {"title": "A", LINE: 4}])
def test_what_fits_brings_no_complaint(row: dict[str, object]) -> None:
    assert complaints(row) == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"shown": True, LINE: 9}, "content/cards.yml:9: a card has no 'title'; add it"),
        (
            {"title": True},
            "content/cards.yml:3: 'title' of a card is not text; write it so, in quotes where it is text",
        ),
        ({"title": ""}, "content/cards.yml:3: 'title' of a card is empty; fill it in"),
        (
            {"title": "A", "size": 1},
            "content/cards.yml:3: a card has the unknown key 'size'; take it out or correct it",
        ),
        ({"title": "A", "colour": 1}, "content/cards.yml:3: a card has the unknown key 'colour'; cards have none"),
        ("A", "content/cards.yml:3: a card is not a mapping; give it title"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(row: object, complaint: str) -> None:
    assert complaints(row) == [complaint]
