import pytest

from bot.practise.engine import pressed, turn_after
from tests.bot.practise.a_vignette import ALL, ASKS, HAT, TELLS


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("hat", (HAT, ASKS, None)),
        ("hat.asks.b", (HAT, ASKS, ASKS.options[1])),
        ("hat.tells.a", (HAT, TELLS, TELLS.options[0])),
        ("hat.tells.c", (HAT, TELLS, None)),  # an option of an older version: the turn is given again
        ("hat.asks.b.more", (HAT, ASKS, None)),
        ("coat.asks.a", None),
        ("stop", None),
        (None, None),
    ],
)
def test_a_button_names_its_vignette_turn_and_option(value, expected):
    assert pressed(ALL, value) == expected


@pytest.mark.parametrize(
    ("turn", "label", "expected"),
    [
        (ASKS, "open", TELLS),
        (ASKS, "leading", ASKS),  # the same moment again, never a dead end
        (ASKS, "other", ASKS),
        (TELLS, "no_blame", None),  # the end
        (TELLS, "promises", TELLS),
    ],
)
def test_words_that_help_lead_on_and_others_to_the_same_moment(turn, label, expected):
    assert turn_after(HAT, turn, label) is expected
