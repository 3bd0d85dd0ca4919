"""What a vignette is made of; built by bot/content/practise.py from content/practise/."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import PractiseError


@dataclass(frozen=True)
class Option:
    """One thing the adult may say, offered as a button.

    lands: its label, one of LABELS. response: the feedback on it.
    """

    name: str
    lands: str
    response: str


@dataclass(frozen=True)
class Turn:
    """What the child says or does, and what the adult may say to it."""

    name: str
    response: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Vignette:
    """One invented child, in a few turns."""

    name: str
    turns: tuple[Turn, ...]
    ending: str

    def turn(self, name: str | None) -> Turn:
        """Return a turn by name; the first where it has none of that name."""
        return next((turn for turn in self.turns if turn.name == name), self.turns[0])


def vignette_named(vignettes: Mapping[str, Vignette], name: str | None) -> Vignette:
    """Return a vignette by name.

    Raises:
        PractiseError: there is no such vignette.
    """
    found = vignettes.get(name or "")
    if found is None:
        raise PractiseError("no vignette is called so")
    return found
