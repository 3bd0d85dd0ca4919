"""Whether a text or a title says what this guide never says, or says it as Americans do."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bot.content.checks.copybook import Copybook, Place
from bot.content.checks.problem import Problem
from bot.content.checks.word_lists import AMERICAN, EXCEPTIONS, FORBIDDEN
from bot.content.reader import LINE

EMOJI = "an emoji"
WORD_LISTS = Path("bot/content/checks/word_lists.py")
# Marks that turn the sign before them into an emoji, and the letters of flags.
_EMOJI_MARKS = re.compile("[\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")


def check(book: Copybook, exceptions: Mapping[tuple[str, str], str] = EXCEPTIONS) -> Iterator[Problem]:
    """Complain about forbidden words outside the exceptions, American ones, and exceptions nobody needs."""
    needed = set()
    for owner, place, text in _texts(book):
        for rule in said_forbidden(text):
            needed.add((owner, rule))
            if (owner, rule) not in exceptions:
                remedy = f"say it otherwise, or give the reason in EXCEPTIONS of {WORD_LISTS.name}"
                yield Problem(place.path, place.line, f"{owner} holds {rule!r}", remedy)
        for american, british in said_american(text):
            yield Problem(place.path, place.line, f"{owner} holds {american!r}", f"write {british}")
    for owner, rule in sorted(set(exceptions) - needed):
        yield Problem(WORD_LISTS, 1, f"{owner} does not hold {rule!r} any more", "take out the exception")


def _texts(book: Copybook) -> Iterator[tuple[str, Place, str]]:
    for variation in book.wordings():
        yield variation.response, variation.place, variation.spoken
    for button in book.buttons():
        yield button.title, button.place, button.title
    for name, line in book.lines.items():
        numbers = " ".join(str(line[part]) for part in ("name", "phone", "text", "web", "hours") if part in line)
        yield f"the line {name}", Place(Path("content/lines.yml"), line[LINE]), numbers


def said_forbidden(text: str) -> list[str]:
    """Name the rules of FORBIDDEN that a text breaks."""
    plain = text.replace("’", "'").replace("‘", "'")
    broken = [name for name, pattern in _compiled(tuple(FORBIDDEN.items())) if pattern.search(plain)]
    return [*broken, *([EMOJI] if has_emoji(text) else [])]


def said_american(text: str) -> list[tuple[str, str]]:
    """Return the American words of a text, each with what the guide writes instead."""
    return [(hit.group(), british) for british, pattern in _american() for hit in pattern.finditer(text)]


def has_emoji(text: str) -> bool:
    """Say whether a text holds a pictograph: any "other symbol" of Unicode, or a mark that makes one."""
    return bool(_EMOJI_MARKS.search(text)) or any(unicodedata.category(sign) == "So" for sign in text)


@lru_cache(maxsize=1)
def _compiled(rules: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in rules]


@lru_cache(maxsize=1)
def _american() -> list[tuple[str, re.Pattern[str]]]:
    return [(british, re.compile(pattern, re.IGNORECASE)) for pattern, british in AMERICAN.items()]
