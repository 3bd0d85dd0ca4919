import pytest

from bot.walk.engine import next_step, position, previous_step, step_named
from tests.bot.walk.a_walk import WALK

PARENT = {"role": "parent"}
TEACHER = {"role": "professional"}
WELSH_PARENT = {"role": "parent", "nation": "WAL"}
STEPS = {step.name: step for step in WALK.steps}


@pytest.mark.parametrize(
    ("facts", "done", "current", "expected"),
    [
        ({}, [], None, "safe_now"),
        ({}, ["safe_now"], "safe_now", "say"),
        (PARENT, ["safe_now", "say"], "say", "report"),
        (TEACHER, ["safe_now", "say"], "say", "report_staff"),
        (TEACHER, [], "report_staff", "plan"),
        (PARENT, [], "report", "tonight"),
        (WELSH_PARENT, [], "report", "plan"),
        ({}, [], "plan", None),
        # A step given already is not given again, wherever it stands.
        (PARENT, ["report"], "say", "tonight"),
        (PARENT, ["report", "tonight", "plan"], "say", None),
        # Coming from another walk that has given the first steps.
        (PARENT, ["safe_now", "say"], None, "report"),
        # The role was told at a step which then no longer applies: the walk goes on from there, not from the start.
        (TEACHER, [], "report", "report_staff"),
        # A step of another walk counts as not having begun.
        ({}, [], "beside", "safe_now"),
    ],
)
def test_the_next_step_is_the_first_one_ahead_that_applies_and_is_not_done(facts, done, current, expected):
    step = next_step(WALK, facts, done, current)
    assert (step and step.name) == expected


@pytest.mark.parametrize(
    ("facts", "current", "expected"),
    [
        ({}, "safe_now", "safe_now"),
        ({}, None, "safe_now"),
        ({}, "beside", "safe_now"),
        (PARENT, "plan", "tonight"),
        (WELSH_PARENT, "plan", "report"),
        (TEACHER, "plan", "report_staff"),
        (TEACHER, "report_staff", "say"),
        (PARENT, "report", "say"),
    ],
)
def test_back_leads_to_the_step_before_and_never_before_the_first(facts, current, expected):
    assert previous_step(WALK, facts, current).name == expected


def test_back_from_a_step_that_applies_no_more_leads_to_the_step_before_it():
    assert previous_step(WALK, TEACHER, "tonight").name == "report_staff"


@pytest.mark.parametrize(
    ("facts", "name", "expected"),
    [
        (PARENT, "report", "report"),
        (PARENT, None, "safe_now"),
        (PARENT, "no_such_step", "safe_now"),
    ],
)
def test_a_step_is_found_by_name_or_else_the_first(facts, name, expected):
    assert step_named(WALK, facts, name).name == expected


@pytest.mark.parametrize(
    ("facts", "step", "expected"),
    [
        (PARENT, "safe_now", (1, 5)),
        (PARENT, "report", (3, 5)),
        (PARENT, "plan", (5, 5)),
        (WELSH_PARENT, "plan", (4, 4)),
        (TEACHER, "report_staff", (3, 4)),
        ({}, "tonight", (4, 5)),
    ],
)
def test_the_position_counts_only_steps_that_apply(facts, step, expected):
    assert position(WALK, facts, STEPS[step]) == expected


@pytest.mark.parametrize("facts", [{}, PARENT, TEACHER, WELSH_PARENT])
def test_going_on_to_the_end_gives_every_open_step_once_and_counts_up(facts):
    done, numbers, current = [], [], None
    while step := next_step(WALK, facts, done, current):
        done.append(step.name)
        numbers.append(position(WALK, facts, step)[0])
        current = step.name
    assert done == [step.name for step in WALK.open_steps(facts)]
    assert numbers == list(range(1, len(done) + 1))


@pytest.mark.parametrize("facts", [{}, PARENT, TEACHER, WELSH_PARENT])
def test_back_after_next_leads_where_one_was(facts):
    for step in WALK.open_steps(facts)[:-1]:
        following = next_step(WALK, facts, [], step.name)
        assert following is not None
        assert previous_step(WALK, facts, following.name) == step
