import pytest

from bot.nlu.phrases import LONGEST_GAP, PhraseBook, either, slots
from tests.bot.nlu.reading import words_of


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hes here", "I think he's here now", True),
        ("hes here", "he's not here", False),
        ("hes|shes here", "she's here", True),
        ("hes|shes here", "they're here", False),
        ("on? the way", "on the way", True),
        ("on? the way", "the way", True),
        ("on? the way", "on his way", False),
        ("on|in? the way", "in the way", True),
        ("coming * door", "coming door", True),
        ("coming * door", "coming to the back door", True),
        ("coming * door", "coming to my old back door", False),
        ("^hide", "hide this", True),
        ("^hide", "please hide", False),
        ("hide$", "please hide", True),
        ("hide$", "hide this", False),
        ("^hide$", "hide", True),
        ("^hide$", "hide hide", False),
        ("cut*", "she was cutting", True),
        ("cut*", "a haircut", False),
        ("cut*|burn", "he burnt it", False),  # the star belongs to its own word
        ("cut*|burn", "a burn on her arm", True),
        ("^?$", "?", True),
        ("^?$", "what?", False),
        ("now !", "NOW!", True),
    ],
)
def test_a_phrase_is_read_as_it_is_written(phrase, text, found):
    assert bool(PhraseBook({"label": [phrase]}).found(words_of(text))) is found


def test_hits_come_in_order_with_the_longest_first():
    book = PhraseBook({"short": ["she said"], "long": ["she said * it"], "later": ["hurts"]})
    assert book.found(words_of("she said that it hurts")) == [("long", 0, 4), ("short", 0, 2), ("later", 4, 5)]


def test_a_label_may_have_many_phrases():
    book = PhraseBook({"call": ["ring 101", "call the police"]})
    assert [label for label, _, _ in book.found(words_of("ring 101 or call the police"))] == ["call", "call"]


def test_no_words_no_hits():
    assert PhraseBook({"any": ["*", "a?"]}).found(words_of("")) == []


def test_alternatives_are_joined():
    assert either("mum  mam\nmom") == "mum|mam|mom"


def test_a_gap_is_three_words_that_may_be_missing():
    gap = slots("a * b")[1:-1]
    assert len(gap) == LONGEST_GAP == 3
    assert all(slot.optional and slot.anything for slot in gap)


def test_a_phrase_that_begins_with_what_may_be_missing_is_found_by_what_follows():
    book = PhraseBook({"way": ["oh? on|in the way"], "door": ["* door"], "cut": ["cut* it"]})
    assert book.found(words_of("in the way")) == [("way", 0, 3)]
    assert book.found(words_of("a door")) == [("door", 0, 2), ("door", 1, 2)]
    assert book.found(words_of("cutting it")) == [("cut", 0, 2)]


def test_hits_of_one_place_come_in_the_order_of_the_table():
    book = PhraseBook({"later": ["hurts"], "earlier": ["hurts"]})
    assert [label for label, _, _ in book.found(words_of("hurts"))] == ["later", "earlier"]
