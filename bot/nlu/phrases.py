"""A small way to write patterns of words that a safeguarding lead can read, and what finds them.

One line is one phrase of plain words (lower case, no apostrophes: "hes", "cant"):
    "hes|he_is on his|her way"  alternatives, "_" between the words of a longer one
    "on? the way"               a word that may be missing
    "coming * door"             up to three words of any kind in between
    "^hide this$"               only at the very start, only at the very end
    "cut*"                      any word that starts so
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

LONGEST_GAP = 3


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


@dataclass(frozen=True)
class Slot:
    """One place in a phrase: the words it takes, the beginnings of words, whether it may be missing."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    optional: bool = False
    anything: bool = False

    def takes(self, word: str) -> bool:
        """Say whether a word fits."""
        return self.anything or word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))


def slots(phrase: str) -> tuple[Slot, ...]:
    """Return the places of one phrase."""
    return tuple(slot for word in phrase.strip("^$").split() for slot in _slots(word))


def _slots(word: str) -> list[Slot]:
    if word == "*":
        return [Slot(optional=True, anything=True)] * LONGEST_GAP
    optional = word.endswith("?") and len(word) > 1
    choices = (word.rstrip("?") if optional else word).split("|")
    whole = frozenset(choice for choice in choices if not choice.endswith("*"))
    return [Slot(whole, tuple(choice[:-1] for choice in choices if choice.endswith("*")), optional)]


@dataclass(frozen=True)
class Phrase:
    """One spelling of a phrase under its label; order is its place in the table."""

    label: str
    slots: tuple[Slot, ...]
    at_start: bool
    at_end: bool
    order: int

    def openings(self) -> tuple[Slot, ...]:
        """Return the places a match can begin with: the first that may not be missing and all before it."""
        needed = next((i for i, slot in enumerate(self.slots) if not slot.optional), len(self.slots))
        return self.slots[: needed + 1]

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """Return where the matches that begin at a word end, one past their last word."""
        if self.at_start and start:
            return set()
        reached = set(_ends(self.slots, words, start)) - {start}
        return reached & {len(words)} if self.at_end else reached


def _ends(rest: tuple[Slot, ...], words: Sequence[str], here: int) -> Iterator[int]:
    if not rest:
        yield here
        return
    if rest[0].optional:
        yield from _ends(rest[1:], words, here)
    if here < len(words) and rest[0].takes(words[here]):
        yield from _ends(rest[1:], words, here + 1)


class PhraseBook:
    """Finds which of its named phrases stand in the words of a message.

    Phrases are looked up by the words they can begin with. spaCy's Matcher tries every phrase at every word: over the
    sayings of data/nlu it took 12 times as long for the ten tables (docs/understanding.md).
    """

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._open: list[Phrase] = []
        written = (
            (label, spelt) for label, phrases in table.items() for phrase in phrases for spelt in spellings(phrase)
        )
        for order, (label, spelt) in enumerate(written):
            self._add(Phrase(label, slots(spelt), spelt.startswith("^"), spelt.endswith("$"), order))

    def _add(self, phrase: Phrase) -> None:
        openings = phrase.openings()
        if any(slot.anything or slot.beginnings for slot in openings):
            self._open.append(phrase)
            return
        for word in {word for slot in openings for word in slot.words}:
            self._by_word[word].append(phrase)

    def found(self, words: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return (label, first word, one past the last word) of every phrase found, in order, the longest first."""
        hits = [
            (start, -end, phrase.order, phrase.label)
            for start, word in enumerate(words)
            for phrase in (*self._by_word.get(word, ()), *self._open)
            for end in phrase.ends(words, start)
        ]
        return [(label, start, -end) for start, end, _, label in sorted(hits)]
