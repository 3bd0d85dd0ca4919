"""Reads a sentence as the first component of the pipeline does, for tests of what comes after it."""

from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.phrase_extractor import PhraseExtractor
from bot.nlu.words import WORDS, Words

READER = Words()


def read(text: str) -> Message:
    """Return a message with its words on it."""
    return READER.process([Message({TEXT: text})])[0]


def words_of(text: str) -> list[str]:
    """Return the words of a sentence as patterns see them."""
    return read(text).get(WORDS)


def entities(extractor: PhraseExtractor, text: str) -> list[dict[str, Any]]:
    """Return the entities that an extractor finds in a sentence."""
    return extractor.process([read(text)])[0].get(ENTITIES) or []


def value(extractor: PhraseExtractor, text: str) -> str | None:
    """Return the one value that an extractor finds in a sentence, None where it finds none."""
    found = [row["value"] for row in entities(extractor, text)]
    assert len(found) <= 1, f"more than one value: {found}"
    return found[0] if found else None
