"""Reads the places of content/services/places.csv and finds their names among the words of a message."""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.words import plain_words

PLACES = Path("content/services/places.csv")
# How a name is marked in the table: also an ordinary word ("Reading*"), also a person's or another name ("Kent~").
WORD, NAME = "*", "~"
# Words before a name that may hold one slip. A shorter name is too often one slip away from a word ("in bed": Bude).
_BEFORE_A_SLIP = {"in", "near", "from", "around", "outside"}
SHORTEST_WITH_A_SLIP = 6
# A message of so few words may be a place's name and nothing else ("Islingtn"). Of the 345 sayings of data/nlu that are
# as short none is taken for one wrongly (26 November 2026).
_LONGEST_REPLY = 2
MOST_SLIPS = 1


@dataclass(frozen=True)
class Place:
    """A place: name, kind (council, town, area, nation), nation ("" unknown), council ("" unknown or several)."""

    name: str
    kind: str
    nation: str
    council: str


@dataclass(frozen=True)
class Mention:
    """A place's name found in a message: its first word, one past its last, and how the name is marked."""

    place: Place
    mark: str
    first: int
    end: int


@dataclass
class Gazetteer:
    """The names of places by their first word, and by their first letter for names with a slip."""

    by_word: dict[str, list[tuple[tuple[str, ...], Place, str]]] = field(default_factory=lambda: defaultdict(list))
    by_letter: dict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    by_name: dict[tuple[str, str], Place] = field(default_factory=dict)

    def add(self, spelling: str, place: Place) -> None:
        """Add one spelling of a place, as the table writes it."""
        mark = spelling[-1] if spelling[-1] in WORD + NAME else ""
        self.by_name[place.kind, place.name] = place
        for words in _variants(tuple(plain_words(without_accents(spelling.rstrip(WORD + NAME)))[0])):
            self.by_word[words[0]].append((words, place, mark))
            self.by_word[words[0]].sort(key=lambda row: -len(row[0]))
            if not mark and place.kind != "nation" and len(" ".join(words)) >= SHORTEST_WITH_A_SLIP:
                self.by_letter[words[0][0]][" ".join(words)] = place

    def named(self, kind: str, name: str) -> Place | None:
        """Return the place of a kind and name, None where the table has none."""
        return self.by_name.get((kind, name))

    def mentions(self, words: list[str], owners: list[str]) -> Iterator[Mention]:
        """Yield the places named, in order and without overlap; owners holds the words without a possessive s."""
        here = 0
        while here < len(words):
            found = self._exact(words, owners, here) or self._with_a_slip(words, here)
            if found:
                yield found
            here = found.end if found else here + 1

    def _exact(self, words: list[str], owners: list[str], here: int) -> Mention | None:
        for first in dict.fromkeys((words[here], owners[here])):
            for name, place, mark in self.by_word.get(first, ()):
                end = here + len(name)
                last = (*words[end - 1 : end], *owners[end - 1 : end])
                if name[:-1] == tuple(words[here : end - 1]) and name[-1] in last:
                    return Mention(place, mark, here, end)
        return None

    def _with_a_slip(self, words: list[str], here: int) -> Mention | None:
        whole_reply = here == 0 and len(words) <= _LONGEST_REPLY
        if not whole_reply and (here == 0 or words[here - 1] not in _BEFORE_A_SLIP):
            return None
        for length in (2, 1):
            typed = " ".join(words[here : here + length])
            if len(typed) >= SHORTEST_WITH_A_SLIP and (place := self._one_slip_away(typed)):
                return Mention(place, "", here, min(here + length, len(words)))
        return None

    def _one_slip_away(self, typed: str) -> Place | None:
        """Return the place whose name is one slip away; the first letter, seldom mistyped, has to be right."""
        names = self.by_letter.get(typed[0], {})
        best = process.extractOne(typed, names.keys(), scorer=OSA.distance, score_cutoff=MOST_SLIPS)
        return names[best[0]] if best else None


@lru_cache(maxsize=1)
def gazetteer(path: Path = PLACES) -> Gazetteer:
    """Return the places of the table, read once a process."""
    names = Gazetteer()
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for spellings in row["names"].split("; "):
                first, *others = spellings.split("|")
                place = Place(first.rstrip(WORD + NAME), row["kind"], row["nation"], row["council"])
                for spelling in (first, *others):
                    names.add(spelling, place)
    return names


def without_accents(text: str) -> str:
    """Return a text without accents ("Môn" -> "Mon"), as it is often typed; of the same length."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] if ord(letter) > 127 else letter for letter in text)


def _variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if "and" in words:  # "Hammersmith & Fulham": a sign is no word
        yield tuple(word for word in words if word != "and")
    if words[0] == "st":
        yield ("saint", *words[1:])
