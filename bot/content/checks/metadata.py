"""Whether every wording says where it comes from and who has reviewed it; source: design.md 5, safety-rules.md 16."""

import datetime
from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Copybook, Place
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.release import PENDING

METADATA = Shape("the metadata", {"source": str, "reviewed_by": str, "reviewed_on": object})


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about wordings and pages without source, reviewer or date; "pending" stands for both of the latter."""
    for row in book.reviewed():
        found = list(METADATA.problems(row.metadata, row.place))
        yield from found or _review_problems(dict(row.metadata), row.place)


def _review_problems(metadata: dict[str, Any], place: Place) -> Iterator[Problem]:
    by, on = metadata["reviewed_by"], metadata["reviewed_on"]
    if (by == PENDING) != (on == PENDING):
        what = "of reviewed_by and reviewed_on only one is pending"
        yield Problem(place.path, place.line, what, "write name and date, or pending twice")
    elif on != PENDING and type(on) is not datetime.date:
        yield Problem(place.path, place.line, "reviewed_on is no date", "write it as 2026-11-22")
