"""Turns what came in by a channel, text or a pressed button, into what Rasa is handed."""

import json
import re
from typing import Any

from rasa.core.agent import Agent

from bot.errors import MessageTooLongError
from bot.session.redaction import without_words

LONGEST_MESSAGE = 4000
FALLBACK_INTENT = "nlu_fallback"

# What a developer would type to drive a bot: one word, perhaps with data behind it. People do not write so.
_COMMAND = re.compile(r"\s*/\s*\w+\s*(\{.*)?", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean(text: str) -> str:
    """Return a message without control characters and half characters.

    Raises:
        MessageTooLongError: it has more than LONGEST_MESSAGE characters.
    """
    if len(text) > LONGEST_MESSAGE:
        raise MessageTooLongError
    return _CONTROL.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).strip()


async def read_text(agent: Agent, text: str) -> dict[str, Any]:
    """Return what a typed message means, without its words; a typed leading "/" never drives the bot."""
    parsed = without_words(await agent.parse_message(text.lstrip("/ ") if text.startswith("/") else text))
    if _COMMAND.fullmatch(text):
        parsed["intent"] = {"name": FALLBACK_INTENT, "confidence": 1.0}
        parsed["intent_ranking"] = parsed["entities"] = []
    return parsed


def read_payload(payload: str) -> dict[str, Any]:
    """Return what a pressed button means; the payload is one of ours, "/intent" or "/intent{json}"."""
    name, brace, rest = payload[1:].partition("{")
    entities = json.loads(brace + rest) if brace else {}
    return without_words(
        {
            "intent": {"name": name, "confidence": 1.0},
            "entities": [{"entity": entity, "value": value} for entity, value in entities.items()],
        }
    )
