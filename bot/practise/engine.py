"""Which turn a button belongs to and which turn comes next."""

from collections.abc import Mapping

from bot.practise.labels import HELPFUL
from bot.practise.model import Option, Turn, Vignette

# Parts the names in a button's value: vignette, or vignette, turn and option.
BETWEEN = "."

Pressed = tuple[Vignette, Turn, Option | None]


def pressed(vignettes: Mapping[str, Vignette], value: str | None) -> Pressed | None:
    """Return what a button means, None where it is none of a vignette.

    Args:
        vignettes: by name.
        value: "hints" begins a vignette, "hints.pause.b" chooses an option; the button names its turn itself, so that
            an old one is never taken for another turn's.
    """
    name, *rest = (value or "").split(BETWEEN)
    vignette = vignettes.get(name)
    if vignette is None:
        return None
    turn = vignette.turn(rest[0] if rest else None)
    return vignette, turn, next((option for option in turn.options if rest[1:] == [option.name]), None)


def turn_after(vignette: Vignette, turn: Turn, label: str) -> Turn | None:
    """Return the turn after words that landed so: the next where they help, else the same again; None at the end."""
    if label not in HELPFUL:
        return turn
    following = vignette.turns[vignette.turns.index(turn) + 1 :]
    return following[0] if following else None
