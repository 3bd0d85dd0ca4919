"""Whether a parent reads a hard word where a plain one would do.

Source: facts 9.1 (words to use and to avoid), GOV.UK's list of words to avoid. Answers that explain a word may use it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.problem import Problem

# Pattern -> what to write.
HARD: dict[str, str] = {
    r"disclosures?|disclos(?:e|es|ed|ing)": "tell, told",
    r"perpetrators?|offenders?|abusers?": "the person",
    r"victims?": "the child",
    r"alleged(?:ly)?|allegations?": "what the child said; a worry about somebody",
    r"escalat(?:e|es|ed|ing|ion)": "ask for somebody more senior",
    r"thresholds?": "what they go by",
    r"multi-agency|inter-agency": "working together",
    r"statutory": "by law",
    r"safeguarding concerns?": "a worry about a child",
    r"MASH|s47|section 47|IRO|ABE": "what it does, in plain words",
    r"utilis(?:e|es|ed|ing)": "use",
    r"commenc(?:e|es|ed|ing)": "start",
    r"facilitat(?:e|es|ed|ing)": "help",
    r"prior to": "before",
    r"in order to": "to",
    r"regarding|in respect of": "about",
    r"additional(?:ly)?": "more, also",
    r"sufficient(?:ly)?": "enough",
    r"obtain(?:ed|ing)?": "get",
    r"ensure|ensuring": "make sure",
    r"approximately": "about",
    r"subsequent(?:ly)?": "later",
    r"implement(?:ed|ing)?": "do, carry out",
    r"appropriate(?:ly)?": "right, fitting",
    r"therapeutic": "that helps the child heal",
    r"intervention": "help",
    r"vulnerable": "at risk",
    r"penetrat\w+|genital\w*": "nothing of the kind: acts are never described",
}
# These explain words, or name something by its own name: (start of a response's name).
EXPLAINING = ("utter_ask_definition", "utter_ask_programme", "utter_person_posing_risk")
# A hard word inside a name is part of the name.
NAMES = ("Victim Support", "Victims' Right to Review", "Child Sex Offender Disclosure Scheme", "Community Disclosure")


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about hard words in what parents and other adults read."""
    for variation in book.variations:
        if variation.for_staff or variation.response.startswith(EXPLAINING):
            continue
        for word, plain in hard_words(variation):
            what = f"{variation.response} says {word!r} to people who may not know it"
            yield Problem(variation.place.path, variation.place.line, what, f"say it plainly ({plain})")


def hard_words(variation: Variation) -> Iterator[tuple[str, str]]:
    """Give the hard words of a wording, each with what to write."""
    text = variation.spoken
    for name in NAMES:
        text = text.replace(name, "")
    for pattern, plain in _compiled():
        yield from ((hit.group(), plain) for hit in pattern.finditer(text))


@lru_cache(maxsize=1)
def _compiled() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), plain) for pattern, plain in HARD.items()]
