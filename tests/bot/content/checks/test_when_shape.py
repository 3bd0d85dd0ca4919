from pathlib import Path

import pytest

from actions.walking import FACTS as FACTS_OF_ACTIONS
from bot.content.checks.copybook import Place
from bot.content.checks.when_shape import FACTS, when_problems
from bot.content.reader import LINE

PLACE = Place(Path("content/walks/a.yml"), 2)


@pytest.mark.parametrize("when", [None, {"role": ["parent", "unknown"], LINE: 3}, {"age_band": ["0-4"]}])
def test_known_facts_and_values_pass(when: object) -> None:
    assert list(when_problems(when, PLACE)) == []


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ({"weather": ["wet"]}, "when: asks about 'weather'"),
        ({"role": ["teacher"]}, "role is never 'teacher'"),
        ({"age_band": [8]}, "age_band is never 8"),
        ({"role": "parent"}, "when: gives role no list of values"),
        ({"role": []}, "when: gives role no list of values"),
        (["parent"], "when: is not a mapping"),
    ],
)
def test_what_can_never_hold_is_named(when: object, what: str) -> None:
    assert [problem.what for problem in when_problems(when, PLACE)] == [what]


def test_the_facts_are_those_the_actions_hand_over() -> None:
    assert FACTS == FACTS_OF_ACTIONS
