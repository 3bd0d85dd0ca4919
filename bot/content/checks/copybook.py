"""Everything a person may read, as the checks see it: well-formed, numbers filled in, with file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content.responses import fill_in

PROFESSIONAL = "professional"
# Stand in for the numbers of a walk's steps while words are counted.
STEP_NUMBERS = {"step_number": "3", "step_count": "8"}


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    path: Path
    line: int


@dataclass(frozen=True)
class Button:
    """A button and where it is written."""

    title: str
    payload: str
    place: Place


@dataclass(frozen=True)
class Variation:
    """One wording of a response."""

    response: str
    place: Place
    text: str
    spoken: str
    condition: Mapping[str, str]
    buttons: tuple[Button, ...]
    metadata: Mapping[str, Any]

    @property
    def for_staff(self) -> bool:
        """Whether only people who work with children read it (design.md 5)."""
        return self.condition.get("role") == PROFESSIONAL or "staff" in self.response


@dataclass(frozen=True)
class WalkSheet:
    """A walk or a vignette as it is written, its steps or turns as plain data with line numbers."""

    name: str
    place: Place
    steps: tuple[dict[str, Any], ...]
    ends: str = ""


@dataclass(frozen=True)
class PageSheet:
    """A page to print or keep as one nation reads it, or "neutral".

    place: where its review is written; lines: all its texts in order; prose: those that are read as sentences.
    """

    name: str
    nation: str
    place: Place
    lines: tuple[Variation, ...]
    prose: tuple[Variation, ...]
    metadata: Mapping[str, Any]

    @property
    def text(self) -> str:
        """All that stands on the page."""
        return "\n".join(line.spoken for line in self.lines)


@dataclass(frozen=True)
class Domain:
    """The names that domain.yml gives."""

    intents: frozenset[str]
    entities: frozenset[str]
    slots: frozenset[str]


@dataclass
class Copybook:
    """All that one run of the checks looks at.

    written: every response name with its place, also where the response is misshapen; used: every name uttered;
    situations: the intents of each, and its place.
    heard: which response tells how typed words land, by table; practised: where practice stands, None without it.
    """

    root: Path
    domain: Domain
    lines: dict[str, dict[str, Any]] = field(default_factory=dict)
    variations: list[Variation] = field(default_factory=list)
    walks: list[WalkSheet] = field(default_factory=list)
    pages: list[PageSheet] = field(default_factory=list)
    walk_buttons: dict[str, Button] = field(default_factory=dict)
    vignettes: list[WalkSheet] = field(default_factory=list)
    heard: dict[str, dict[str, Any]] = field(default_factory=dict)
    practised: Place | None = None
    meanings: dict[str, Button] = field(default_factory=dict)
    situations: dict[str, tuple[list[str], Place]] = field(default_factory=dict)
    written: dict[str, Place] = field(default_factory=dict)
    used: dict[str, Place] = field(default_factory=dict)

    def by_response(self) -> dict[str, list[Variation]]:
        """Return the variations of each response, in the order they are written."""
        grouped: dict[str, list[Variation]] = {}
        for variation in self.variations:
            grouped.setdefault(variation.response, []).append(variation)
        return grouped

    def wordings(self) -> list[Variation]:
        """Return every wording: those of responses, and each line of each page for each nation."""
        return [*self.variations, *(line for sheet in self.pages for line in sheet.lines)]

    def reviewed(self) -> list[Variation | PageSheet]:
        """Return whatever is reviewed in one go and carries metadata."""
        return [*self.variations, *self.pages]

    def buttons(self) -> list[Button]:
        """Return every button: of responses, of walks, and those offered as meanings."""
        spoken = [button for variation in self.variations for button in variation.buttons]
        return [*dict.fromkeys([*spoken, *self.walk_buttons.values(), *self.meanings.values()])]


def spoken(text: str, values: Mapping[str, str]) -> str:
    """Return a text as it is read, every known placeholder filled in."""
    return fill_in(text, {**values, **STEP_NUMBERS})
