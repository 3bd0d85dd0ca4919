"""A small way to write spaCy Matcher patterns that a safeguarding lead can read.

One line is one phrase of plain words (lower case, no apostrophes: "hes", "cant"):
    "hes|shes on his|her way"   alternatives
    "on? the way"               a word that may be missing
    "coming * door"             up to three words of any kind in between
    "^hide this$"               only at the very start, only at the very end
    "cut*"                      any word that starts so
"""

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab


def either(words: str) -> str:
    """Return words given with spaces between them as alternatives of one place in a phrase."""
    return "|".join(words.split())


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
            for number, phrase in enumerate(phrases):
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
