"""Words that a channel says by itself, without asking Rasa; they too come from content/."""

from functools import lru_cache
from typing import Any

from bot.content.responses import load_responses
from bot.session.sessions import Reply


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, Any]]]:
    return load_responses()


def said(*names: str) -> Reply:
    """Return the default wording of responses, one message each."""
    rows = [_responses()[name][0] for name in names]
    return Reply([{"text": row["text"], "buttons": list(row.get("buttons") or ())} for row in rows], names)


def text_of(name: str) -> str:
    """Return the default wording of one response as plain text."""
    return said(name).messages[0]["text"]
