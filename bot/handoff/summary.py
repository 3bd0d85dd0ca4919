"""What staff see of a chat before they join: six fields of fixed values, never a word of the adult's.

Source: handoff.md 9, design 7: the adult may strike any field and add nothing.
"""

from collections.abc import Mapping
from typing import Any

FIELDS = ("role", "area", "age_band", "relation", "danger", "steps_done")


def summary_of(slots: Mapping[str, Any], area_name: str = "") -> dict[str, str]:
    """Return the fields that hold something, by name.

    Args:
        slots: the session's slots.
        area_name: the spoken name of the council, "" where none is known; then the nation stands for the area.
    """
    found = {name: str(slots[name]) for name in ("role", "age_band", "relation") if slots.get(name)}
    if area := area_name or slots.get("nation"):
        found["area"] = str(area)
    if slots.get("danger") in ("amber", "red"):
        found["danger"] = str(slots["danger"])
    if steps := slots.get("steps_done"):
        found["steps_done"] = ",".join(steps) if isinstance(steps, list) else str(steps)
    return {name: found[name] for name in FIELDS if name in found}


def without(summary: Mapping[str, str], field: str) -> dict[str, str]:
    """Return a summary with one field struck."""
    return {name: value for name, value in summary.items() if name != field}
