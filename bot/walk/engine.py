"""Which step comes next, which one before, and how far along the adult is."""

from collections.abc import Collection

from bot.walk.conditions import Facts
from bot.walk.model import Step, Walk


def next_step(walk: Walk, facts: Facts, done: Collection[str], current: str | None) -> Step | None:
    """Return the first step after the current one that applies and is not done, or None at the end.

    Args:
        walk: the walk the adult is on.
        facts: what is known in this session.
        done: names of the steps already given, in any order.
        current: name of the step the adult is at, None before the first.
    """
    names = [step.name for step in walk.steps]
    start = names.index(current) + 1 if current in names else 0
    ahead = walk.steps[start:]
    open_names = {step.name for step in walk.open_steps(facts)}
    return next((step for step in ahead if step.name in open_names and step.name not in done), None)


def previous_step(walk: Walk, facts: Facts, current: str | None) -> Step:
    """Return the open step before the current one; the first step when there is none before."""
    before = [step for step in walk.open_steps(facts) if walk.place_of(step.name) < walk.place_of(current)]
    return before[-1] if before else walk.open_steps(facts)[0]


def step_named(walk: Walk, facts: Facts, name: str | None) -> Step:
    """Return a step by name; where it does not apply any more, the next that does, so that nobody is sent back."""
    steps = walk.open_steps(facts)
    return next((step for step in steps if walk.place_of(step.name) >= walk.place_of(name)), steps[-1])


def position(walk: Walk, facts: Facts, step: Step) -> tuple[int, int]:
    """Return the step's number and how many steps there are, both from 1, for "step 3 of 7"."""
    names = [open_step.name for open_step in walk.open_steps(facts)]
    number = names.index(step.name) + 1 if step.name in names else 1
    return number, len(names)
