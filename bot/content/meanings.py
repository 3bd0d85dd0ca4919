"""The button titles under which an intent may be offered when a message was not understood."""

from pathlib import Path

from bot.content.reader import CONTENT, read_yaml


def load_meanings(content: Path = CONTENT) -> dict[str, str]:
    """Return intent -> title; an intent that is not there is never offered as a guess."""
    return read_yaml(content / "meanings.yml")["meanings"]
