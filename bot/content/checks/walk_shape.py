"""The shape of a walk in content/walks/."""

from collections.abc import Iterator
from typing import Any

from bot.content.checks.button_shape import WALK_BUTTON
from bot.content.checks.copybook import Place
from bot.content.checks.problem import Problem
from bot.content.checks.shape import Shape
from bot.content.checks.when_shape import when_problems
from bot.content.reader import LINE
from bot.danger.decision import QUESTIONS

WALK = Shape("a walk", {"walk": str, "steps": list})
STEP = Shape("a step", {"step": str, "say": list, "buttons": list}, {"asks": str, "when": dict})
SAYING = Shape("a message", {"say": str}, {"when": dict})
BUTTONS = Shape("the file of buttons", {"buttons": dict})


def walk_problems(data: Any, place: Place) -> Iterator[Problem]:
    """Complain about one file of a walk; none means that its steps can be read."""
    found = list(WALK.problems(data, place))
    yield from found
    if found:
        return
    if data["walk"] != place.path.stem:
        what = f"the walk is called {data['walk']!r} and its file is not"
        yield Problem(place.path, data[LINE], what, "give both the same name")
    for step in data["steps"]:
        yield from _step_problems(step, place)


def _step_problems(step: Any, place: Place) -> Iterator[Problem]:
    found = list(STEP.problems(step, place))
    yield from found
    if found:
        return
    here = Place(place.path, step[LINE])
    yield from when_problems(step.get("when"), here)
    for entry in step["say"]:
        yield from _saying_problems(entry, here)
    if not all(isinstance(name, str) for name in step["buttons"]):
        yield Problem(here.path, here.line, "a step's buttons are not names", "name buttons of buttons.yml")
    if step.get("asks") and step["asks"] not in QUESTIONS:
        what = f"nobody understands answers to {step['asks']!r}"
        yield Problem(here.path, here.line, what, f"ask one of {', '.join(QUESTIONS)}")


def _saying_problems(entry: Any, place: Place) -> Iterator[Problem]:
    if isinstance(entry, str):
        return
    found = list(SAYING.problems(entry, place))
    yield from found or when_problems(entry.get("when"), Place(place.path, entry[LINE]))


def walk_button_problems(row: Any, place: Place) -> Iterator[Problem]:
    """Complain about one button of content/walks/buttons.yml."""
    found = list(WALK_BUTTON.problems(row, place))
    yield from found or when_problems(row.get("when"), Place(place.path, row[LINE]))
