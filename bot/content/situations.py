"""Under which intents a situation that an adult tells of has an answer of its own, utter_situation_<value>."""

from functools import lru_cache
from pathlib import Path

from bot.content.reader import CONTENT, read_yaml

# Their answers have buttons of their own; no way back to a walk for parents follows (safety-rules.md 5, 6 and 7).
NO_WAY_BACK = frozenset(
    {
        "own_thoughts",
        "own_actions",
        "i_am_accused",
        "relative_of_accused",
        "i_am_a_survivor",
        "harmful_request",
        "i_am_a_child",
    }
)


def load_situations(content: Path = CONTENT) -> dict[str, list[str]]:
    """Return situation -> intents; under any other intent a situation is passed over."""
    return read_yaml(content / "situations.yml")["situations"]


@lru_cache(maxsize=1)
def situations() -> dict[str, list[str]]:
    """Return situation -> intents of the project's own content, read once a process."""
    return load_situations()
