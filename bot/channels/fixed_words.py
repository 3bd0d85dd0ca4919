"""Words that a channel says by itself, without asking Rasa; they too come from content/."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.content.responses import fill_in, load_responses
from bot.session.session import Reply


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, Any]]]:
    return load_responses()


def said(*names: str) -> Reply:
    """Return the default wording of responses, one message each."""
    rows = [_responses()[name][0] for name in names]
    return Reply([{"text": row["text"], "buttons": list(row.get("buttons") or ())} for row in rows], names)


def said_for(slots: Mapping[str, Any], values: Mapping[str, str], *names: str) -> Reply:
    """Return the wordings of responses that fit the session's slots, with values in their placeholders."""
    rows = [_fitting(_responses()[name], slots) for name in names]
    messages = [{"text": fill_in(row["text"], dict(values)), "buttons": list(row.get("buttons") or ())} for row in rows]
    return Reply(messages, names)


def _fitting(variations: list[dict[str, Any]], slots: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variation all of whose conditions hold, else the default, which stands first."""
    asked = (row for row in variations if row.get("condition"))
    fits = (row for row in asked if all(slots.get(c["name"]) == c["value"] for c in row["condition"]))
    return next(fits, variations[0])


def text_of(name: str) -> str:
    """Return the default wording of one response as plain text."""
    return said(name).messages[0]["text"]
