import random

import pytest
from rapidfuzz.distance import OSA

from adapt.typing_slips import slipped

TEXT = "she told me last night and I do not know who to ring"


def test_no_chance_no_slip():
    assert slipped(TEXT, 0.0, random.Random(1)) == TEXT


@pytest.mark.parametrize("seed", range(20))
def test_every_word_slips_by_one_edit_at_most(seed):
    slips = slipped(TEXT, 1.0, random.Random(seed)).split()
    assert len(slips) == len(TEXT.split())
    assert all(OSA.distance(word, slip) <= 1 for word, slip in zip(TEXT.split(), slips))
    assert slips != TEXT.split()


@pytest.mark.parametrize("text", ["", "a", "é 7", "😢 ok"])
def test_odd_text_is_no_trouble(text):
    assert isinstance(slipped(text, 1.0, random.Random(3)), str)
