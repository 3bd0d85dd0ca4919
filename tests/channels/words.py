"""Recognises responses by their names, so that tests survive a change of copy."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from bot.content.responses import PLACEHOLDER, load_responses


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    rows = [(name, row["text"]) for name, variations in load_responses().items() for row in variations]
    return [(name, re.compile(".+".join(re.escape(part) for part in _fixed_parts(text)))) for name, text in rows]


def _fixed_parts(text: str) -> list[str]:
    """Return what stands between the values that an action fills in."""
    return re.split(PLACEHOLDER.pattern.replace("(", "(?:"), text)


def names_of(text: str) -> set[str]:
    """Return the names of the responses a text may be."""
    return {name for name, pattern in _patterns() if pattern.fullmatch(text)}


def said(messages: Iterable[dict[str, Any]], name: str) -> bool:
    """Say whether one of the messages is the response of that name."""
    return any(name in names_of(message["text"]) for message in messages)


def first_sentence(messages: list[dict[str, Any]]) -> str:
    """Return the first sentence of an answer."""
    return re.split(r"(?<=[.!?])\s", messages[0]["text"])[0]
