"""What passes between an adult and the people of the line, in order; held for the chat's life and no longer."""

from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any


class Side(str, Enum):
    """Who wrote a note, or for whom it is."""

    ADULT = "adult"  # what the adult wrote
    STAFF = "staff"  # what a person of the line wrote
    TO_ADULT = "to_adult"  # a notice of ours to the adult: words are a response of content/
    TO_STAFF = "to_staff"  # a notice of ours to staff: words are a code the console has words for
    ASIDE = "aside"  # staff to staff, never shown to the adult


FOR_ADULT = (Side.ADULT, Side.STAFF, Side.TO_ADULT)
FOR_STAFF = (Side.ADULT, Side.STAFF, Side.TO_STAFF, Side.ASIDE)


@dataclass(frozen=True)
class Note:
    """One row.

    text: what was written. by: the name the adult may see. words: a response or a code, with its values.
    id: what its sender calls it, "" for nothing; a repeat has the same.
    number: 1 for the first of a chat; 0 where it has not been kept yet.
    """

    side: Side
    text: str = ""
    by: str = ""
    words: str = ""
    values: dict[str, str] = field(default_factory=dict)
    at: float = 0.0
    id: str = ""
    number: int = 0

    def as_value(self) -> dict[str, Any]:
        """Return the note as a shelf keeps it."""
        value = asdict(self) | {"side": self.side.value}
        del value["number"]
        return value

    @classmethod
    def from_value(cls, number: int, value: dict[str, Any]) -> "Note":
        """Return the note a shelf kept."""
        return cls(**(value | {"side": Side(value["side"])}), number=number)
