"""When a step, a message or a variation applies, decided from the facts of a session."""

from collections.abc import Mapping

UNKNOWN = "unknown"

Facts = Mapping[str, object]
Condition = Mapping[str, tuple[str, ...]]


def fact(facts: Facts, name: str) -> str:
    """Return one fact as text; a fact nobody has told is "unknown"."""
    value = facts.get(name)
    return UNKNOWN if value is None else str(value)


def applies(when: Condition, facts: Facts) -> bool:
    """Say whether every named fact has one of its allowed values; no condition always applies.

    Args:
        when: fact name -> allowed values, "unknown" for a fact nobody has told.
        facts: fact name -> value, None or absent where nobody has told.
    """
    return all(fact(facts, name) in allowed for name, allowed in when.items())
