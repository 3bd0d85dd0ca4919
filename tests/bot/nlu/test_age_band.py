import pytest

from bot.nlu.age_band import AgeBandExtractor, age_in, band_of
from tests.bot.nlu.reading import entities, value

AGE = AgeBandExtractor()


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        *[(1, "0-4"), (4, "0-4"), (5, "5-7"), (7, "5-7"), (8, "8-11"), (11, "8-11")],
        *[(12, "12-15"), (15, "12-15"), (16, "16-17"), (17, "16-17"), (18, None), (40, None)],
    ],
)
def test_an_age_has_its_band_and_a_grown_up_none(age, expected):
    assert band_of(age) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my 8 year old", "8-11"),
        ("an 8-year-old girl", "8-11"),
        ("he's 12", "12-15"),
        ("she’s 5", "5-7"),  # as phones type it
        ("she is only six", "5-7"),
        ("aged 16", "16-17"),
        ("shes just turned nine", "8-11"),
        ("a 3yo", "0-4"),
        ("my 4 yr old said it", "0-4"),
        ("my fifteen year old", "12-15"),
        ("he was 7 at the time", "5-7"),
        ("my wee 10 year old", "8-11"),
        ("my 14 yo", "12-15"),
        ("my 9 told me", "8-11"),
        ("is 11 now", "8-11"),
        # school years
        ("a Y9 pupil", "12-15"),
        ("she's in year 4", "8-11"),
        ("year 13 student", "16-17"),
        ("he is in P3", "5-7"),  # Scotland, Northern Ireland
        ("primary 7", "8-11"),
        ("she's in S4", "12-15"),  # Scotland
        # words
        ("my toddler said it in the bath", "0-4"),
        ("a baby of six months old", "0-4"),
        ("a child in reception class", "0-4"),
        ("my teenager won't talk", "12-15"),
        ("she's in sixth form", "16-17"),
        # not an age
        ("it happened 3 times", None),
        ("he's 5 minutes away", None),
        ("she is 10 miles from here", None),
        ("it's 9 o'clock", None),
        ("he comes at 6", None),
        ("I'm 43", None),
        ("she is 25 now", None),
        ("it was 2 years ago", None),
        ("there were 4 of them", None),
        ("ring 101", None),
        ("he's 6 foot tall", None),
        ("is 3 pm too late to ring", None),
        ("she told me twice", None),
        ("was 7 weeks pregnant", None),
        ("it was one of my pupils", None),
        ("she's one of the cleverest in her class", None),
        ("this is one thing I cannot do", None),
        ("he's two streets away", None),
        ("what do I say to a child", None),
        ("", None),
    ],
)
def test_the_age_band_of_a_child(text, expected):
    assert value(AGE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my husband is 40 and my girl is 6", "5-7"),  # the grown-up is passed over
        ("she was 8 then, she's 12 now", "8-11"),  # the first one named
    ],
)
def test_with_two_ages_the_first_of_a_child_counts(text, expected):
    assert age_in(text)[0] == expected


def test_the_words_it_was_found_in_are_marked():
    text = "So my 8 year old told me"
    row = entities(AGE, text)[0]
    assert text[row["start"] : row["end"]] == "8 year old"
    assert row["extractor"] == "AgeBandExtractor"
