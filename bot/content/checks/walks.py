"""Whether every walk asks about safety, reaches tonight and ends with a plan, and its buttons and messages exist.

Source: facts 1.1 (the core sequence), design.md 5 (three messages in a row at most), safety-rules.md 9 (tonight).
That its responses are written is seen by usage.py.
"""

from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Copybook, Place, WalkSheet
from bot.content.checks.facts import VALUES, every_case
from bot.content.checks.problem import Problem
from bot.content.reader import LINE
from bot.danger.decision import SAFE_NOW
from bot.walk.choice import PROFESSIONAL, WALK_OF_INTENT, walk_for
from bot.walk.conditions import applies

TONIGHT = "tonight"
PLAN = "plan"
MOST_MESSAGES = 3


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about walks, steps and the buttons they name."""
    yield from _missing_walks(book)
    for walk in book.walks:
        for what, remedy in _order_faults([step["step"] for step in walk.steps], walk):
            yield Problem(walk.place.path, walk.place.line, f"the walk {walk.name} {what}", remedy)
        for step in walk.steps:
            place = Place(walk.place.path, step[LINE])
            for what, remedy in (*_message_faults(step), *_button_faults(book, step)):
                yield Problem(place.path, place.line, f"the step {step['step']} {what}", remedy)
    yield from _idle_buttons(book)


def _missing_walks(book: Copybook) -> Iterator[Problem]:
    chosen = {walk_for(intent, role) for intent in ("", *WALK_OF_INTENT) for role in (None, PROFESSIONAL)}
    for name in sorted(chosen - {walk.name for walk in book.walks}):
        place = Place(book.root / "content" / "walks" / f"{name}.yml", 1)
        what = f"bot/walk/choice.py leads to the walk {name}, and no file can be read as one"
        yield Problem(place.path.relative_to(book.root), place.line, what, "write or correct it")


def _order_faults(names: list[str], walk: WalkSheet) -> Iterator[tuple[str, str]]:
    asked = [step for step in walk.steps if step["step"] == SAFE_NOW and step.get("asks") == SAFE_NOW]
    if not asked or "when" in asked[0]:
        yield (
            "does not ask everybody whether the child is safe",
            "add a step safe_now with asks: safe_now, without when:",
        )
    if not any(name.startswith(TONIGHT) for name in names):
        yield "has no step for tonight", "add one: safety rule 9"
    if names[-1] != PLAN or "when" in walk.steps[-1]:
        yield "does not end with a plan for everybody", "make plan the last step, without when:"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"has the step {name} twice", "rename one of them"


def _message_faults(step: dict[str, Any]) -> Iterator[tuple[str, str]]:
    whens = [{} if isinstance(entry, str) else entry.get("when", {}) for entry in step["say"]]
    conditions = [{fact: values for fact, values in when.items() if fact != LINE} for when in whens]
    cases = every_case(fact for condition in conditions for fact in condition if fact in VALUES)
    counts = {sum(applies(condition, case) for condition in conditions) for case in cases}
    if min(counts) < 1:
        yield "says nothing to some people", "give it a message without when:"
    if max(counts) > MOST_MESSAGES:
        yield f"says {max(counts)} messages in a row", f"say {MOST_MESSAGES} at most"


def _button_faults(book: Copybook, step: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in step["buttons"]:
        if name not in book.walk_buttons:
            yield f"offers the button {name!r}, which is not in buttons.yml", "write it there or correct the name"


def _idle_buttons(book: Copybook) -> Iterator[Problem]:
    named = {name for walk in book.walks for step in walk.steps for name in step["buttons"]}
    for name, button in book.walk_buttons.items():
        if name not in named:
            yield Problem(button.place.path, button.place.line, f"no step offers the button {name}", "take it out")
