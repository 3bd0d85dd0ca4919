"""How people answer, in the registers of answers.yml, and messages that are no answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.danger.answers import LONGEST_ANSWER_WORDS
from bot.danger.decision import SAFE_NOW, Signs, Verdict, decide
from bot.nlu.danger_words import DangerWords, Heard
from tests.bot.nlu.reading import words_of

FOLDER = Path(__file__).parent
ROWS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "answers.yml").read_text())
NO_ANSWERS = [row["text"] for row in yaml.safe_load((FOLDER / "not_answers.yml").read_text())]
# What the rows say of "is the child safe now?".
SAFE_ROWS = [row for row in ROWS if row.get("to", SAFE_NOW) == SAFE_NOW]
WORDS = DangerWords()


def heard(text: str) -> Heard:
    return WORDS.heard(words_of(text))


def verdict(text: str) -> Verdict:
    """Return what comes of a message after "is the child safe now?", when neither intent nor detector says a thing."""
    found = heard(text)
    level = next((name for name in ("hide", "red", "ask") if name in found.levels), "none")
    certain = level in found.levels
    return decide(Signs(level, "now", found.answer, found.safe, certain), "nlu_fallback", SAFE_NOW).verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_an_answer_is_heard_as_what_it_says(row):
    assert heard(row["text"]).answer == row["answer"]


@pytest.mark.parametrize("row", SAFE_ROWS, ids=lambda row: row["text"])
def test_to_is_the_child_safe_now_anything_but_a_yes_or_a_safe_no_is_red(row):
    calm = row["answer"] == "yes" or row.get("safe")
    assert verdict(row["text"]) is (Verdict.NONE if calm else Verdict.RED)


@pytest.mark.parametrize("text", [row["text"] for row in ROWS if row.get("safe")])
def test_words_of_safety_are_heard(text):
    assert heard(text).safe


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_a_message_with_something_of_its_own_to_say_is_no_answer(text):
    assert heard(text).answer == ""


@pytest.mark.parametrize(("words", "answer"), [(LONGEST_ANSWER_WORDS, "no"), (LONGEST_ANSWER_WORDS + 1, "")])
def test_only_a_short_message_is_an_answer(words, answer):
    assert heard(" ".join(["no"] * words)).answer == answer


def test_the_tables_hold_enough_of_each_kind():
    texts = [row["text"] for row in ROWS]
    assert len(texts) == len(set(texts)) >= 120
    assert {row["answer"] for row in ROWS} == {"yes", "no", "unsure", "called"}
    assert len(set(NO_ANSWERS)) == len(NO_ANSWERS) >= 25
