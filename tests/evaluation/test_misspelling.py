import random

import pytest

from evaluation.misspelling import edited, misspelt


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("", 0),
        ("a", 0),  # nothing to misspell
        ("she told me her uncle did", 1),
        ("i a i a i told", 1),  # words of one letter are left alone
        ("my son has come home with money and he will not say", 2),
    ],
)
def test_one_word_in_every_six_is_edited(text, edits):
    for seed in range(20):
        before, after = text.split(), misspelt(text, seed).split()
        assert len(before) == len(after)
        assert sum(old != new for old, new in zip(before, after)) == edits


@pytest.mark.parametrize("text", ["hello", "she told me her uncle did it at home"])
def test_fewer_than_six_words_are_edited_as_often_as_their_share(text):
    seeds = range(2000)
    edits = [sum(old != new for old, new in zip(text.split(), misspelt(text, seed).split())) for seed in seeds]
    assert sum(edits) / len(seeds) == pytest.approx(len(text.split()) / 6, rel=0.1)


def test_the_same_seed_gives_the_same_words_and_another_one_others():
    text = "my daughter has told me something about her coach"
    assert misspelt(text, 3) == misspelt(text, 3)
    assert len({misspelt(text, seed) for seed in range(10)}) > 4


@pytest.mark.parametrize("word", ["me", "aa", "teacher", "Nan", "it's"])
def test_an_edit_changes_one_letter_or_swaps_two(word):
    for seed in range(50):
        made = edited(word, random.Random(seed))
        assert made != word
        assert abs(len(made) - len(word)) <= 1
        assert sum(1 for old, new in zip(word, made) if old != new) <= 2 or len(made) != len(word)
