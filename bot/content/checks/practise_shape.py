"""The shape of the files in content/practise/: a vignette, or the table of responses for typed words."""

from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Place
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.reader import LINE
from bot.practise.labels import LABELS

VIGNETTE = Shape("a vignette", {"practise": str, "turns": list, "ends": str})
TURN = Shape("a turn", {"turn": str, "say": str, "options": list})
OPTION = Shape("an option", {"option": str, "lands": str, "say": str})
HEARD = Shape("the table of typed words", {"practised": dict, "checked": dict})


def vignette_problems(data: Any, place: Place) -> Iterator[Problem]:
    """Complain about one vignette; none means that its turns can be read."""
    found = list(VIGNETTE.problems(data, place))
    yield from found
    if found:
        return
    if data["practise"] != place.path.stem:
        what = f"the vignette is called {data['practise']!r} and its file is not"
        yield Problem(place.path, data[LINE], what, "give both the same name")
    for turn in data["turns"]:
        yield from _turn_problems(turn, place)


def _turn_problems(turn: Any, place: Place) -> Iterator[Problem]:
    found = list(TURN.problems(turn, place))
    yield from found
    if found:
        return
    for option in turn["options"]:
        misfits = list(OPTION.problems(option, Place(place.path, turn[LINE])))
        yield from misfits
        if not misfits and option["lands"] not in LABELS:
            what = f"nothing lands as {option['lands']!r}"
            yield Problem(place.path, option[LINE], what, f"use one of {', '.join(LABELS)}")
