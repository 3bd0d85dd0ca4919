"""One entry of the copy book for every wording, page, line and walk button, with the state of its review."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.checks.copybook import Copybook, PageSheet, Place, Variation
from bot.content.checks.reading_age import reading_age
from bot.content.checks.sentences import words
from bot.content.pages import NEUTRAL
from bot.content.reader import LINE
from bot.content.release import PENDING, Review, state_of
from bot.content.review.occasions import occasions

# As long as a key has to be for no two of some thousand wordings to share it.
KEY_LETTERS = 10
LINES = Path("content/lines.yml")


@dataclass(frozen=True)
class Entry:
    """What a reviewer judges in one go.

    key: changes with the words, so that a mark cannot land on words that the reviewer has not seen.
    """

    key: str
    name: str
    place: Place
    said_when: tuple[str, ...]
    for_whom: str
    text: str
    buttons: tuple[str, ...]
    source: str
    review: Review
    age: float
    word_count: int


def entries(book: Copybook, today: datetime.date) -> list[Entry]:
    """Return every entry, what waits for review first, then by file."""
    told = occasions(book)
    rows = [*(_wording(variation, told, today) for variation in book.variations)]
    rows += [*(_page(sheet, today) for sheet in book.pages), *_lines(book, today)]
    order = ("expired", PENDING, "reviewed")
    return sorted(rows, key=lambda entry: (order.index(entry.review.state), entry.place.path, entry.place.line))


def key_of(name: str, *seen: str) -> str:
    """Return the key of what a reviewer sees under a name."""
    return f"{name}#{hashlib.sha256(chr(0).join(seen).encode()).hexdigest()[:KEY_LETTERS]}"


def _wording(variation: Variation, told: dict[str, list[str]], today: datetime.date) -> Entry:
    for_whom = ", ".join(f"{slot} {value}" for slot, value in sorted(variation.condition.items())) or "everybody else"
    buttons = tuple(f"{button.title} ({button.payload})" for button in variation.buttons)
    metadata = variation.metadata
    return Entry(
        key_of(variation.response, for_whom, variation.spoken, *buttons),
        variation.response,
        variation.place,
        tuple(told[variation.response]),
        for_whom,
        variation.spoken,
        buttons,
        metadata["source"],
        state_of(metadata["reviewed_by"], metadata["reviewed_on"], today),
        reading_age(variation.spoken),
        len(words(variation.spoken)),
    )


def _page(sheet: PageSheet, today: datetime.date) -> Entry:
    metadata = sheet.metadata
    for_whom = "everybody else" if sheet.nation == NEUTRAL else f"nation {sheet.nation}"
    return Entry(
        key_of(f"page:{sheet.name}", for_whom, sheet.text),
        f"page:{sheet.name}",
        sheet.place,
        ("A page to print or keep, opened from the chat page",),
        for_whom,
        sheet.text,
        (),
        metadata["source"],
        state_of(metadata["reviewed_by"], metadata["reviewed_on"], today),
        reading_age("\n".join(line.spoken for line in sheet.prose)),
        len(words(sheet.text)),
    )


def _lines(book: Copybook, today: datetime.date) -> Iterator[Entry]:
    for name, line in book.lines.items():
        if not line["shown"]:
            continue
        parts = [f"{part}: {line[part]}" for part in ("phone", "text", "web", "hours") if part in line]
        text = "\n".join([line["name"], *parts, f"For {line['audience']}: {line['purpose']}"])
        on = line["confirmed_on"]
        yield Entry(
            key_of(f"line:{name}", text),
            f"line:{name}",
            Place(LINES, line[LINE]),
            ("Wherever this line is named",),
            ", ".join(line["nations"]),
            text,
            (),
            f"{line['source']} ({line['found']}), confidence {line['confidence']}",
            state_of(PENDING if on == PENDING else "confirmed", on, today),
            reading_age(line["purpose"]),
            len(words(text)),
        )
