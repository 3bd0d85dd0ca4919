"""The reading age of whole answers of 60 words or more.

Flesch-Kincaid grade and five years, the age at which a grade is reached; syllables by pyphen, since textstat downloads
its dictionary. Hyphens are fewer than syllables ("a-bout" is never broken), so the age comes out low rather than high.
Source: design.md 5 (11 at most for parents, 14 for professionals), facts 9.1.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import pyphen

from bot.content.checks.copybook import PROFESSIONAL, Copybook, Place, Variation
from bot.content.checks.problem import Problem
from bot.content.checks.sentences import RED, RED_STAY, sentences, words
from bot.content.reader import LINE

FEWEST_WORDS = 60
OLDEST = 11
OLDEST_FOR_STAFF = 14
YEARS_BEFORE_SCHOOL = 5
STAFF_WALK = "school"
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")

Answer = tuple[str, Place, str, bool]


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about answers that take too much schooling to read."""
    for name, place, text, for_staff in answers(book):
        oldest = OLDEST_FOR_STAFF if for_staff else OLDEST
        if len(words(text)) >= FEWEST_WORDS and (age := reading_age(text)) > oldest:
            what = f"{name} reads at age {age:.1f}, {oldest} is the most"
            yield Problem(place.path, place.line, what, "use shorter words and sentences")


def answers(book: Copybook) -> Iterator[Answer]:
    """Give what is read in one go: variations, each red with what follows it, steps of walks, pages."""
    yield from _pages(book)
    responses = book.by_response()
    stay = responses.get(RED_STAY, [])
    for variation in book.variations:
        followed = variation.response.startswith(RED) and variation.response != RED_STAY
        text = "\n".join([variation.spoken, *(row.spoken for row in stay if followed)])
        yield variation.response, variation.place, text, variation.for_staff
    for walk in book.walks:
        for step in walk.steps:
            said = [responses[name] for name in _names(step) if name in responses]
            place = Place(walk.place.path, step[LINE])
            yield f"the step {step['step']}", place, _joined(said, PROFESSIONAL), True
            if walk.name != STAFF_WALK:
                yield f"the step {step['step']}", place, _joined(said, None), False


def _pages(book: Copybook) -> Iterator[Answer]:
    # Headings are left out: as sentences of three words they would make a page look easier than it is.
    for sheet in book.pages:
        text = "\n".join(line.spoken for line in sheet.prose)
        yield f"the page {sheet.name} ({sheet.nation})", sheet.place, text, False


def _names(step: dict) -> list[str]:
    return [entry if isinstance(entry, str) else entry["say"] for entry in step["say"]]


def _joined(said: list[list[Variation]], role: str | None) -> str:
    return "\n".join(_wording(variations, role).spoken for variations in said)


def _wording(variations: list[Variation], role: str | None) -> Variation:
    fitting = [row for row in variations if row.condition in ({}, {"role": role})]
    return next((row for row in fitting if row.condition), (fitting or variations)[0])


def reading_age(text: str) -> float:
    """Return the age in years at which somebody at school can read a text; numbers count as no words."""
    found = _WORD.findall(text)
    syllables = sum(_syllables(word.lower()) for word in found)
    grade = 0.39 * len(found) / len(sentences(text)) + 11.8 * syllables / len(found) - 15.59
    return grade + YEARS_BEFORE_SCHOOL


@lru_cache(maxsize=1)
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    return len(_dictionary().positions(word)) + 1
