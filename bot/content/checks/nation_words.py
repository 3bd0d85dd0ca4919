"""Whether words of one nation's schools and courts are kept to that nation; source: safety-rules.md 15."""

import re
from collections.abc import Iterator

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.problem import Problem
from bot.content.checks.word_lists import EXPLAINED_EVERYWHERE, NATION_NAMES, NATION_WORDS


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about such words where another nation is meant, or none is known and the text names none."""
    for variation in book.wordings():
        for word, nations in NATION_WORDS.items():
            if re.search(rf"\b{word}\b", variation.spoken) and _misleads(variation, word, nations):
                what = f"{variation.response} says {word!r}, which is right for {', '.join(sorted(nations))} only"
                remedy = "use the reader's own word, or a neutral one where the nation is not known"
                yield Problem(variation.place.path, variation.place.line, what, remedy)


def _misleads(variation: Variation, word: str, nations: frozenset[str]) -> bool:
    nation = variation.condition.get("nation")
    if nation:
        return nation not in nations
    named = any(NATION_NAMES[code] in variation.text for code in nations)
    return not named and word not in EXPLAINED_EVERYWHERE
