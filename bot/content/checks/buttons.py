"""Whether every button fits the screen and leads somewhere; source: design.md 5 (24 characters, 64 bytes)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.content.checks.copybook import Button, Copybook
from bot.content.checks.facts import VALUES
from bot.content.checks.problem import Problem
from bot.content.handoff import HANDOFF_PAYLOADS
from bot.content.responses import HANDOFF_WORDS

MOST_CHARACTERS = 24
MOST_BYTES = 64
PAYLOAD = re.compile(r"/(?P<intent>\w+)(?P<entities>\{.*\})?")


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about buttons of responses and walks, and about the titles of meanings."""
    for button in book.buttons():
        of_handoff = HANDOFF_WORDS in button.place.path.parts and button.payload in HANDOFF_PAYLOADS
        faults = () if of_handoff else _payload_faults(book, button.payload)
        for what, remedy in (*_size_faults(button), *faults):
            yield Problem(button.place.path, button.place.line, f"the button {button.title!r} {what}", remedy)
    for variation in book.variations:
        titles = [button.title for button in variation.buttons]
        for title in sorted({title for title in titles if titles.count(title) > 1}):
            what = f"{variation.response} offers {title!r} twice"
            yield Problem(variation.place.path, variation.place.line, what, "give each button a title of its own")


def _size_faults(button: Button) -> Iterator[tuple[str, str]]:
    if len(button.title) > MOST_CHARACTERS:
        yield f"has {len(button.title)} characters", f"say it in {MOST_CHARACTERS}"
    if (size := len(button.payload.encode())) > MOST_BYTES:
        yield f"carries {size} bytes", f"Telegram takes {MOST_BYTES}"


def _payload_faults(book: Copybook, payload: str) -> Iterator[tuple[str, str]]:
    hit = PAYLOAD.fullmatch(payload)
    if hit is None:
        yield f"carries {payload!r}", 'write /intent or /intent{"entity":"value"}'
        return
    if hit["intent"] not in book.domain.intents:
        yield f"leads to {hit['intent']!r}, which is no intent", "use an intent of domain.yml"
    if hit["entities"]:
        yield from _entity_faults(book, hit["entities"])


def _entity_faults(book: Copybook, entities: str) -> Iterator[tuple[str, str]]:
    try:
        rows: dict[str, Any] = json.loads(entities)
    except json.JSONDecodeError:
        yield f"carries {entities!r}, which is no JSON", 'write {"entity":"value"}'
        return
    for name, value in rows.items():
        if name not in book.domain.entities:
            yield f"carries the entity {name!r}, which nobody knows", "use an entity of domain.yml"
        elif value not in VALUES.get(name, [value]):
            yield f"says that {name} is {value!r}", f"use one of {', '.join(sorted(VALUES[name]))}"
