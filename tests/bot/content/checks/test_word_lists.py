import re

import pytest

from bot.content.checks.facts import NATIONS_OF_UK
from bot.content.checks.word_lists import (
    AMERICAN,
    EXCEPTIONS,
    EXPLAINED_EVERYWHERE,
    FORBIDDEN,
    NATION_NAMES,
    NATION_WORDS,
)


@pytest.mark.parametrize("pattern", [*FORBIDDEN.values(), *AMERICAN])
def test_every_pattern_can_be_read_and_hits_no_empty_text(pattern: str) -> None:
    assert not re.search(pattern, "")


def test_every_exception_names_a_rule_and_a_reason() -> None:
    assert all(rule in FORBIDDEN and reason.strip() for (_, rule), reason in EXCEPTIONS.items())


def test_every_nation_word_belongs_to_nations_with_a_name() -> None:
    assert set(NATION_NAMES) == NATIONS_OF_UK
    assert all(nations < NATIONS_OF_UK for nations in NATION_WORDS.values())
    assert set(NATION_WORDS) > EXPLAINED_EVERYWHERE
