from itertools import pairwise

import pytest

from bot.nlu.sentences import LONGEST_WORDS, MOST_PARTS, WINDOW_STEP, parts


def numbered(count: int) -> str:
    return " ".join(f"w{number}" for number in range(count))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("one short sentence", []),
        ("One short sentence.", []),
        ("She told me. He is here!", ["She told me.", "He is here!"]),
        ("is it? yes", ["is it?", "yes"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("well… I wonder", ["well…", "I wonder"]),
        ("she told me full stop he is here", ["she told me", "he is here"]),  # dictated
        ("she told me Full Stop he is here", ["she told me", "he is here"]),
        ("at 3.15 he comes", []),  # a stop inside a number ends nothing
    ],
)
def test_a_message_is_cut_at_its_stops(text, expected):
    assert parts(text) == expected


def test_a_sentence_of_the_longest_length_stays_whole():
    assert parts(numbered(LONGEST_WORDS)) == []


@pytest.mark.parametrize("count", [LONGEST_WORDS + 1, 40, 41, 56, 57, 100, 200])
def test_a_longer_one_is_cut_into_overlapping_windows_that_lose_no_word(count):
    windows = [part.split() for part in parts(numbered(count))]
    assert all(len(window) <= LONGEST_WORDS for window in windows)
    assert {word for window in windows for word in window} == set(numbered(count).split())
    overlap = LONGEST_WORDS - WINDOW_STEP
    assert all(one[-overlap:] == two[:overlap] for one, two in pairwise(windows))


def test_of_a_very_long_message_the_beginning_and_the_end_are_read():
    sentences = [f"This is sentence {number}." for number in range(100)]
    cut = parts(" ".join(sentences))
    assert len(cut) == MOST_PARTS
    assert cut == sentences[: MOST_PARTS // 2] + sentences[-MOST_PARTS // 2 :]


@pytest.mark.parametrize("count", [MOST_PARTS - 1, MOST_PARTS, MOST_PARTS + 1])
def test_around_the_bound_no_part_is_read_twice(count):
    sentences = [f"This is sentence {number}." for number in range(count)]
    cut = parts(" ".join(sentences))
    assert len(set(cut)) == len(cut) == min(count, MOST_PARTS)


def test_the_longest_message_is_bounded():
    assert len(parts("a. " * 1333)) == MOST_PARTS


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("she told me her grandad touched her and i feel sick", ["she told me her grandad touched her", "i feel sick"]),
        ("he hurt her, I'm shaking so much", ["he hurt her", "I'm shaking so much"]),
        ("she said it and i", []),  # too short to say anything by itself
        ("bread and ice cream for the pair of them", []),
    ],
)
def test_what_an_adult_says_of_themselves_is_a_part_of_its_own(text, cut):
    assert parts(text) == cut
