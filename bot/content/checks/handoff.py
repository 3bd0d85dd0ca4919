"""Whether content/handoff.yml offers a person after responses that exist and are not red, and names every field.

Source: safety-rules.md 4 (no offer before 999), 7 (none for a child), design.md 5 (a button's size).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.checks.buttons import MOST_CHARACTERS
from bot.content.checks.copybook import Copybook
from bot.content.checks.facts import VALUES
from bot.content.checks.problem import Problem
from bot.content.checks.sentences import RED
from bot.content.handoff import FILE
from bot.content.reader import LINE, read_yaml

PATH = Path("content") / FILE
FOR_CHILDREN = ("utter_child_path", "utter_i_am_a_child")
# Nobody who is typed here as a child is offered the line, so that value of a role needs no words.
CHILD = "child"


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about offers in the wrong place, and about values of the summary that have no words."""
    if not (book.root / PATH).is_file():
        return
    data: dict[str, Any] = read_yaml(book.root / PATH, lines=True)
    for what, remedy in (*_offers(book, data), *_fields(data["fields"])):
        yield Problem(PATH, 1, what, remedy)


def _offers(book: Copybook, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in data["offered_after"]:
        if name not in book.written:
            yield f"a person is offered after {name}, which is nowhere written", "rename it"
        elif name.startswith(RED) or name in FOR_CHILDREN:
            yield f"a person is offered after {name}", "take it out: not before 999, and never to a child"


def _fields(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, row in ((name, row) for name, row in fields.items() if name != LINE):
        if len(row["out"]) > MOST_CHARACTERS:
            yield f"the button {row['out']!r} has {len(row['out'])} characters", f"say it in {MOST_CHARACTERS}"
        wanted = VALUES.get(name, frozenset()) - {CHILD if name == "role" else "", "none"}
        for value in sorted(wanted - set(row.get("values", ()))):
            yield f"{name} {value} has no words", f"say it under fields: {name}: values"
