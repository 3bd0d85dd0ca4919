"""The button titles under which an intent may be offered when a message was not understood."""

from functools import lru_cache
from pathlib import Path

from bot.content.reader import CONTENT, read_yaml

# Where a parse result names the intent of a second need, which is offered once the first has its answer.
SECOND_NEED = "second_need"


def load_meanings(content: Path = CONTENT) -> dict[str, str]:
    """Return intent -> title; an intent that is not there is never offered as a guess."""
    return read_yaml(content / "meanings.yml")["meanings"]


@lru_cache(maxsize=1)
def meanings() -> dict[str, str]:
    """Return intent -> title of the project's own content, read once a process."""
    return load_meanings()
