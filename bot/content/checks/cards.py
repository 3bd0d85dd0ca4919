"""Whether a card in another language says what the English one says, is short, and tells that it is not yet checked.

A card is a variation that stands on the slot language. What is checked here needs no knowledge of the language; the
reading age is not measured, since it is defined for English and for longer answers.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.facts import CARD_LANGUAGES
from bot.content.checks.problem import Problem
from bot.content.checks.sentences import words
from bot.content.release import PENDING
from bot.content.responses import PLACEHOLDER

MOST_WORDS = 40
# Stands for the words of scripts that put no space between them: 40 words of English have about 240.
MOST_CHARACTERS = 320
NUMBER = re.compile(r"\d+")
# The last line of a pending card, in the brackets of its script, says that no speaker has checked it.
NOTICE = re.compile(r"\n[(（][^\n]+[)）]$")


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about cards that are long, name other numbers than the English one, or hide that they are pending."""
    for variations in book.by_response().values():
        for variation in variations:
            language = variation.condition.get("language")
            if language is None:
                continue
            for what, remedy in (*_word_faults(variation, language), *_number_faults(variation, variations)):
                yield Problem(variation.place.path, variation.place.line, f"the card {language} {what}", remedy)


def _word_faults(card: Variation, language: str) -> Iterator[tuple[str, str]]:
    if (count := len(words(card.spoken))) > MOST_WORDS:
        yield f"has {count} words", f"say it in {MOST_WORDS}"
    if (count := len(card.spoken)) > MOST_CHARACTERS:
        yield f"has {count} characters", f"say it in {MOST_CHARACTERS}"
    if (name := CARD_LANGUAGES.get(language)) and name not in card.text:
        yield f"does not say {name!r}", "write the name of the language in English, to be said on the telephone"
    pending = card.metadata.get("reviewed_by") == PENDING
    if pending != bool(NOTICE.search(card.text)):
        remedy = "a pending card ends with a line in brackets that says so, a reviewed one without it"
        yield "does not say whether a speaker has checked it", remedy


def _number_faults(card: Variation, variations: list[Variation]) -> Iterator[tuple[str, str]]:
    english = next((row for row in variations if not row.condition), card)
    if _named(card) != _named(english):
        yield "names other numbers than the English wording", "name the same, in the digits 0 to 9"


def _named(variation: Variation) -> Counter[str]:
    """Return the placeholders and the typed numbers of a wording, in ASCII digits or not."""
    return Counter([*PLACEHOLDER.findall(variation.text), *NUMBER.findall(PLACEHOLDER.sub("", variation.text))])
