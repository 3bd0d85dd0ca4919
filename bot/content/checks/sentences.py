"""How long sentences and messages are, and where 999 stands.

Source: design.md 5 (25 words, 80 words; facts 9.1), design.md 1 promise 1 (999 in the first sentence).
"""

import re
from collections.abc import Iterator

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.problem import Problem

MOST_WORDS_IN_SENTENCE = 25
MOST_WORDS_IN_MESSAGE = 80
EMERGENCY = re.compile(r"\b999\b")
RED = "utter_red_"
# Follows another red response, which has named 999 (policies/safety_first.py).
RED_STAY = "utter_red_stay"
# A stop ends a sentence where a capital, a digit or an opening quote follows: "GOV.UK" and “Who?” he asked hold none.
_END = re.compile(r"\n|(?<=[.?!…])[”\"'’)]*\s+(?=[“\"'‘(]?[A-Z0-9{])")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in order."""
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


def words(text: str) -> list[str]:
    """Return the words of a text; a group of digits is one."""
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about long sentences, long messages, and 999 too early or too late."""
    for variation in book.wordings():
        for what, remedy in _length_faults(variation):
            yield Problem(variation.place.path, variation.place.line, f"{variation.response}: {what}", remedy)
    for variation in book.variations:
        for what, remedy in _emergency_faults(variation):
            yield Problem(variation.place.path, variation.place.line, f"{variation.response}: {what}", remedy)


def _length_faults(variation: Variation) -> Iterator[tuple[str, str]]:
    for sentence in sentences(variation.spoken):
        if (count := len(words(sentence))) > MOST_WORDS_IN_SENTENCE:
            start = " ".join(sentence.split()[:5])
            yield f"the sentence “{start} ...” has {count} words", f"say it in {MOST_WORDS_IN_SENTENCE} or split it"
    if (count := len(words(variation.spoken))) > MOST_WORDS_IN_MESSAGE:
        yield f"the message has {count} words", f"say it in {MOST_WORDS_IN_MESSAGE}"


def _emergency_faults(variation: Variation) -> Iterator[tuple[str, str]]:
    first = bool(EMERGENCY.search(sentences(variation.spoken)[0]))
    red = variation.response.startswith(RED)
    if first and not red:
        yield "999 stands in the first sentence, which only red responses may", "name it from the second sentence on"
    if red and not first and variation.response != RED_STAY:
        yield "999 does not stand in the first sentence of a red response", "begin with it"
