"""Every fixed phrase: what it hears, and harmless sentences near it."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.danger.decision import ASKED_KINDS, KIND_OF_INTENT
from bot.danger.patterns import PATTERNS
from bot.nlu.danger_words import DangerWords
from bot.nlu.phrases import PhraseBook
from tests.bot.nlu.reading import words_of

TABLE = yaml.safe_load(Path(__file__).with_name("patterns.yml").read_text())
BOOK = PhraseBook(PATTERNS)
WORDS = DangerWords()
# The measuring set of the gate; what a phrase says cannot be outvoted, so it must not contradict a row.
MEASURING = yaml.safe_load(Path("tests/nlu/danger.yml").read_text())


def rows(kind: str) -> list[tuple[str, str]]:
    return [(label, text) for label, row in TABLE.items() for text in row[kind]]


def labels_in(text: str) -> set[str]:
    return {label for label, _, _ in BOOK.found(words_of(text))}


@pytest.mark.parametrize(("label", "text"), rows("heard"))
def test_a_phrase_is_heard(label, text):
    assert label in labels_in(text)


@pytest.mark.parametrize(("label", "text"), rows("silent"))
def test_a_harmless_sentence_sets_off_no_phrase_of_any_kind(label, text):
    assert WORDS.heard(words_of(text)).levels == {}


def test_every_label_is_tried_on_enough_sentences():
    assert set(TABLE) == set(PATTERNS)
    assert min(Counter(label for label, _ in rows("heard")).values()) >= 3
    assert min(Counter(label for label, _ in rows("silent")).values()) >= 10


@pytest.mark.parametrize("label", PATTERNS)
def test_a_label_is_a_level_with_a_kind_that_has_words(label):
    level, _, kind = label.partition(":")
    kinds = {"hide": {""}, "red": set(KIND_OF_INTENT.values()), "ask": set(ASKED_KINDS)}
    assert kind in kinds[level]


@pytest.mark.parametrize("row", [row for row in MEASURING if row["level"] == "none"], ids=lambda row: row["text"])
def test_no_phrase_is_heard_in_what_the_measuring_set_calls_harmless(row):
    assert WORDS.heard(words_of(row["text"])).levels == {}


def test_a_wish_to_hide_is_heard_beside_danger():
    levels = WORDS.heard(words_of("hide this page now he's got a knife")).levels
    assert levels == {"hide": "", "red": "now"}
