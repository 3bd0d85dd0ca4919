"""The switch that turns the guide into a page of numbers (safety-rules.md 16): a file, looked at for every message.

`make numbers-only ON=1` makes it, `ON=0` takes it away; neither needs a restart, a database or Redis.
"""

from pathlib import Path

from bot.channels.fixed_words import said
from bot.session.session import Reply

SWITCH = Path(__file__).resolve().parents[2] / "var" / "numbers-only"
# Hide beats everything (safety-rules.md 1): its button goes on working.
HIDE = "/leave_now"


def is_on() -> bool:
    """Say whether the switch is on."""
    return SWITCH.exists()


def instead_of(payload: str = "") -> Reply | None:
    """Return the numbers in place of what the guide would say to a message, None while the switch is off."""
    return said("utter_numbers_only") if is_on() and not payload.startswith(HIDE) else None
