"""One national line as it is told to a person: how to reach it, whom it is for, and whether it is open now."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.content.lines import load_lines
from bot.directory.opening_hours import ALWAYS, OpenState, open_state, parse_hours


@dataclass(frozen=True)
class NationalLine:
    """A line of content/lines.yml.

    reach: its number, or what to text; "" where it has a web address only.
    hours: in words, "" where nobody has verified them; opening: the same as opening_hours.py reads it.
    """

    name: str
    reach: str
    web: str
    audience: str
    purpose: str
    hours: str
    opening: str
    nations: tuple[str, ...]
    shown: bool

    @property
    def always_open(self) -> bool:
        """Whether it never closes."""
        return self.opening == ALWAYS

    def state(self, at: datetime) -> OpenState | None:
        """Return whether it is open at a time, with its zone; None where its hours are not verified.

        A line of one nation keeps that nation's bank holidays, one of several those of England.
        """
        nation = self.nations[0] if len(self.nations) == 1 else None
        return open_state(parse_hours(self.opening), at, nation) if self.opening else None


def national_line(name: str) -> NationalLine | None:
    """Return a line by its id, None where there is none of that name."""
    return _lines().get(name)


@lru_cache(maxsize=1)
def _lines() -> dict[str, NationalLine]:
    return {
        name: NationalLine(
            row["name"],
            row.get("phone") or (f"text {row['text']}" if "text" in row else ""),
            row.get("web", ""),
            row["audience"],
            row["purpose"],
            row.get("hours", ""),
            row.get("opening", ""),
            tuple(row["nations"]),
            row["shown"],
        )
        for name, row in load_lines().items()
    }
