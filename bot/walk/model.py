"""What a walk is made of; built by bot/content from content/walks/."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import WalkError
from bot.walk.conditions import Condition, Facts, applies


@dataclass(frozen=True)
class Saying:
    """One message of a step: the name of a response and when it is said."""

    response: str
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class Button:
    """One button under the last message of a step."""

    title: str
    payload: str
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One step of a walk: what is said, what is asked, which buttons follow."""

    name: str
    say: tuple[Saying, ...]
    buttons: tuple[Button, ...]
    asks: str = ""
    when: Condition = field(default_factory=dict)

    def responses(self, facts: Facts) -> list[str]:
        """Name the responses to utter for these facts, in order."""
        return [saying.response for saying in self.say if applies(saying.when, facts)]

    def offered(self, facts: Facts) -> list[dict[str, str]]:
        """Give the buttons for these facts as title and payload."""
        return [{"title": b.title, "payload": b.payload} for b in self.buttons if applies(b.when, facts)]


@dataclass(frozen=True)
class Walk:
    """A named row of steps."""

    name: str
    steps: tuple[Step, ...]

    def place_of(self, name: str | None) -> int:
        """Return where a step stands among all steps, from 0; 0 for an unknown name."""
        names = [step.name for step in self.steps]
        return names.index(name) if name in names else 0

    def open_steps(self, facts: Facts) -> list[Step]:
        """Give the steps that apply to these facts, in order."""
        return [step for step in self.steps if applies(step.when, facts)]


def walk_named(walks: Mapping[str, Walk], name: str) -> Walk:
    """Return a walk by name.

    Raises:
        WalkError: there is no such walk.
    """
    try:
        return walks[name]
    except KeyError:
        raise WalkError(f"no walk is called {name!r}") from None
