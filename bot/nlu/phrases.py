"""A small way to write spaCy Matcher patterns that a safeguarding lead can read.

One line is one phrase of plain words (lower case, no apostrophes: "hes", "cant"):
    "hes|he_is on his|her way"  alternatives, "_" between the words of a longer one
    "on? the way"               a word that may be missing
    "coming * door"             up to three words of any kind in between
    "^hide this$"               only at the very start, only at the very end
    "cut*"                      any word that starts so
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab


def either(words: str) -> str:
    """Return words given with spaces between them as alternatives of one place in a phrase."""
    return "|".join(words.split())


def spellings(phrase: str) -> list[str]:
    """Return the phrases that a phrase stands for when each longer alternative is written out."""
    choices = [_choices(word) for word in phrase.split()]
    return [" ".join(" ".join(chosen).split()) for chosen in product(*choices)]


def _choices(word: str) -> list[str]:
    start, end = "^" * word.startswith("^"), "$" * word.endswith("$")
    bare = word.strip("^$")
    optional = bare.endswith("?") and len(bare) > 1
    alternatives = (bare[:-1] if optional else bare).split("|")
    single = [choice for choice in alternatives if "_" not in choice]
    longer = [choice.replace("_", " ") for choice in alternatives if "_" in choice]
    if not longer:
        return [word]
    kept = ["|".join(single)] if single else []
    return [f"{start}{choice}{end}" for choice in [*kept, *longer, *([""] if optional else [])]]


def token_patterns(phrase: str) -> list[dict[str, Any]]:
    """Return the Matcher pattern of one phrase."""
    return [row for word in phrase.strip("^$").split() for row in _token(word)]


def _token(word: str) -> list[dict[str, Any]]:
    if word == "*":
        return [{"OP": "?"}] * 3
    optional = word.endswith("?") and len(word) > 1
    choices = word.rstrip("?").split("|") if optional else word.split("|")
    row: dict[str, Any]
    if any(choice.endswith("*") for choice in choices):
        row = {"LOWER": {"REGEX": "^(" + "|".join(c[:-1] if c.endswith("*") else f"{c}$" for c in choices) + ")"}}
    else:
        row = {"LOWER": {"IN": choices}}
    return [{**row, "OP": "?"} if optional else row]


class PhraseBook:
    """Finds which of its named phrases stand in a Doc."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._vocab = Vocab()
        self._matcher = Matcher(self._vocab)
        self._edges: dict[str, tuple[bool, bool, str]] = {}
        for label, phrases in table.items():
            for number, phrase in enumerate([spelt for written in phrases for spelt in spellings(written)]):
                key = f"{label}#{number}"
                self._edges[key] = (phrase.startswith("^"), phrase.endswith("$"), label)
                self._matcher.add(key, [token_patterns(phrase)])

    def found(self, doc: Doc) -> list[tuple[str, int, int]]:
        """Return (label, first word, one past the last word) of every phrase found, in order."""
        hits = []
        for match_id, start, end in self._matcher(doc):
            at_start, at_end, label = self._edges[self._vocab.strings[match_id]]
            if (start == 0 or not at_start) and (end == len(doc) or not at_end):
                hits.append((label, start, end))
        return sorted(hits, key=lambda hit: (hit[1], -hit[2]))
