"""The closer answers (policies/closest_answer.py): which are written for something that can be asked.

An ending is "staff", "more" where a button offers it, or a value of an extractor's table, read with ``ast``.
A situation has one answer for all its intents, which content/situations.yml gives.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bot.content.checks.copybook import Copybook

STAFF, MORE = "_staff", "more"
SITUATION = "utter_situation_"
SITUATION_TABLES = ("bot/nlu/situation_adults.py", "bot/nlu/situation_harm.py")
TABLES = ("bot/nlu/aspect.py", "bot/nlu/term.py", "bot/nlu/programme.py", *SITUATION_TABLES)


def reachable(book: Copybook, name: str) -> bool:
    """Say whether a response is a closer answer that some message or button asks for."""
    if name.startswith(SITUATION):
        value = name.removesuffix(STAFF).removeprefix(SITUATION)
        return value in book.situations and value in values_of_tables(book.root, SITUATION_TABLES)
    stem = name.removesuffix(STAFF).removeprefix("utter_")
    if stem in book.domain.intents:
        return name.endswith(STAFF)
    return any(_asks(book, intent, stem[len(intent) + 1 :]) for intent in _intents_of(book, stem))


def _intents_of(book: Copybook, stem: str) -> Iterator[str]:
    """Give the intents that a name may belong to: what stands before one of its underscores."""
    parts = stem.split("_")
    starts = ("_".join(parts[:length]) for length in range(1, len(parts)))
    yield from (start for start in starts if start in book.domain.intents)


def _asks(book: Copybook, intent: str, end: str) -> bool:
    if end == MORE:
        return any(button.payload == f'/{intent}{{"aspect":"{MORE}"}}' for button in book.buttons())
    return end in values_of_tables(book.root)


@lru_cache(maxsize=4)
def values_of_tables(root: Path, paths: tuple[str, ...] = TABLES) -> frozenset[str]:
    """Return the values that the extractors can find, or those of the given tables only."""
    files = [root / path for path in paths if (root / path).is_file()]
    tables = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    keys = [key for node in tables if isinstance(node, ast.Dict) for key in node.keys]
    return frozenset(key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
