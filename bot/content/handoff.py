"""The words of content/handoff.yml: the button for a person, how a wait and a time are said, what the summary says."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.reader import CONTENT, read_yaml

FILE = "handoff.yml"
# What the buttons of a handoff do; the channel takes them before Rasa (docs/handoff.md).
DOES = ("send", "nothing", "strike", "no", "wait", "leave", "numbers", "back")
STRIKE = "strike_"
PREFIX = "/handoff{"


def payload_of(do: str) -> str:
    """Return the payload of a button of the handoff."""
    return f'{PREFIX}"do":"{do}"}}'


HANDOFF_PAYLOADS = frozenset(payload_of(do) for do in DOES)


@dataclass(frozen=True)
class HandoffWords:
    """What stands in the file.

    button: title and payload. offered_after: the responses under which it stands.
    wait: unknown, one, more. opens: today, tomorrow, later. fields: the summary's, by name.
    """

    button: dict[str, str]
    offered_after: frozenset[str]
    wait: dict[str, str]
    opens: dict[str, str]
    fields: dict[str, dict[str, Any]]

    def line_of(self, field: str, value: str) -> str:
        """Return a field of the summary as the adult reads it; "" for a value that has no words."""
        words = self.fields[field]
        values: dict[str, str] = words.get("values") or words.get("nations") or {}
        if "values" not in words:
            return values.get(value) or words["other"].format(value=value)
        if "other" not in words:
            return values.get(value, "")
        known = [values[part] for part in value.split(",") if part in values]
        return words["other"].format(value=", ".join(known)) if known else ""


@lru_cache(maxsize=2)
def load_handoff(content: Path = CONTENT) -> HandoffWords:
    """Return the words, read once a process."""
    data = read_yaml(content / FILE)
    return HandoffWords(**(data | {"offered_after": frozenset(data["offered_after"])}))
