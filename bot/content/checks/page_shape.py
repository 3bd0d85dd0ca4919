"""Turns what is written in content/pages/ into sheets, one a nation, and complains about what has not the shape."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.checks.copybook import PageSheet, Place, Variation, spoken
from bot.content.checks.facts import NATIONS_OF_UK
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.pages import NEUTRAL, nations_of, wording
from bot.content.reader import LINE

FILE = Shape("a page", {"title": str, "lead": str, "sections": list, "reviews": dict}, {"boxes": list})
SECTION = Shape("a section", {"heading": str, "items": list})
BOX = Shape("a box", {"heading": str, "room": str}, {"hint": str})
REVIEWS = Shape("the reviews", {NEUTRAL: dict}, dict.fromkeys(sorted(NATIONS_OF_UK), dict))
ITEM = Shape("an item by nation", {}, dict.fromkeys([NEUTRAL, *sorted(NATIONS_OF_UK)], str))
# The classes of web/leaflet.css.
ROOMS = ("half", "third", "lines-1", "lines-2", "lines-3", "lines-4", "lines-5")


def page_problems(data: Any, place: Place) -> Iterator[Problem]:
    """Complain about one page; none means that ``sheets_of`` can read it."""
    found = list(REVIEWS.problems(data["reviews"], place))
    for section in data["sections"]:
        found += SECTION.problems(section, place)
    for box in data.get("boxes", ()):
        found += [*BOX.problems(box, place), *_room_problems(box, place)]
    yield from found
    if not found:
        yield from _item_problems(data, place)


def _room_problems(box: Any, place: Place) -> Iterator[Problem]:
    if isinstance(box, dict) and box.get("room") not in (None, *ROOMS):
        yield Problem(place.path, box[LINE], f"no box has the room {box['room']!r}", f"use one of {', '.join(ROOMS)}")


def _item_problems(data: dict[str, Any], place: Place) -> Iterator[Problem]:
    items = [(item, row[LINE]) for row in data["sections"] for item in row["items"]]
    for item, line in items:
        if not isinstance(item, str):
            yield from ITEM.problems(item, Place(place.path, line))
    own = {nation for item, _ in items if isinstance(item, dict) for nation in item} - {NEUTRAL, LINE}
    for nation in sorted(own ^ set(nations_of(data))):
        what = f"{nation} has words of its own or a review, and not both"
        yield Problem(place.path, data["reviews"][LINE], what, "give it both, or neither")


def sheets_of(name: str, data: dict[str, Any], place: Place, values: Mapping[str, str]) -> list[PageSheet]:
    """Return a page whose shape is right as each nation reads it, the neutral one first."""
    return [_sheet(name, nation, data, place, values) for nation in (NEUTRAL, *nations_of(data))]


def _sheet(name: str, nation: str, data: dict[str, Any], place: Place, values: Mapping[str, str]) -> PageSheet:
    review = data["reviews"][nation]
    condition = {} if nation == NEUTRAL else {"nation": nation}

    def line(text: str, number: int) -> Variation:
        here = Place(place.path, number)
        return Variation(f"page {name}", here, text, spoken(text, values), condition, (), review)

    rows = [(line(data["title"], data[LINE]), False), (line(data["lead"], data[LINE]), True)]
    rows += [(line(text, number), prose) for text, number, prose in _texts(data, nation)]
    prose = tuple(row for row, is_prose in rows if is_prose)
    return PageSheet(name, nation, Place(place.path, review[LINE]), tuple(row for row, _ in rows), prose, review)


def _texts(data: dict[str, Any], nation: str) -> Iterator[tuple[str, int, bool]]:
    """Give the headings and items of a page with their lines, and whether each is read as a sentence."""
    for section in data["sections"]:
        items = [item for item in section["items"] if wording(nation, item)]
        if items:
            yield section["heading"], section[LINE], False
        for item in items:
            yield wording(nation, item), section[LINE] if isinstance(item, str) else item[LINE], True
    for box in data.get("boxes", ()):
        yield " ".join([box["heading"], *([f"({box['hint']})"] if "hint" in box else [])]), box[LINE], False
