import pytest

from bot.errors import PractiseError
from bot.practise.model import vignette_named
from tests.bot.practise.a_vignette import ALL, ASKS, HAT, TELLS


def test_a_turn_is_found_by_name_and_else_the_first_is_given():
    assert HAT.turn("tells") is TELLS
    assert HAT.turn("gone since") is ASKS
    assert HAT.turn(None) is ASKS


@pytest.mark.parametrize("name", ["coat", None, ""])
def test_a_vignette_that_does_not_exist_is_a_fault(name):
    assert vignette_named(ALL, "hat") is HAT
    with pytest.raises(PractiseError):
        vignette_named(ALL, name)
