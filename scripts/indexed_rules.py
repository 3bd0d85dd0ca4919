"""Looks Rasa's rules up by what was said and done last, instead of trying each at every step; used by lean_rasa.py."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from rasa.core.policies.rule_policy import SHOULD_NOT_BE_SET, RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, USER
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

State = dict[str, Any]
Place = tuple[str | None, str | None]
# Stands for "any": the rule does not say.
OPEN = None

_every_possible: Callable[[RulePolicy, dict[str, str], list[State]], set[str]] = RulePolicy._get_possible_keys


def possible_keys(policy: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
    """Return the rules that fit, as RulePolicy does: left aside are those that its check refuses at the last state."""
    if not states or not states[-1].get(PREVIOUS_ACTION):
        return _every_possible(policy, lookup, states)
    action, intent = place_of(states[-1])
    index = _index_of(policy, lookup)
    near = {(action, intent), (action, OPEN), (OPEN, intent), (OPEN, OPEN)}
    return _every_possible(policy, {key: lookup[key] for place in near for key in index.get(place, ())}, states)


def _index_of(policy: RulePolicy, lookup: dict[str, str]) -> dict[Place, list[str]]:
    """Return the rules by the place of their last state; worked out once for each table of a loaded policy."""
    indices: dict[int, dict[Place, list[str]]] = policy.__dict__.setdefault("rules_by_place", {})
    if id(lookup) not in indices:
        index = indices[id(lookup)] = defaultdict(list)
        for key in lookup:
            index[place_of(policy._rule_key_to_state(key)[-1])].append(key)
    return indices[id(lookup)]


def place_of(state: State) -> Place:
    """Return the last action and the intent of a state, or those that the last state of a rule asks for."""
    return _asked(state, PREVIOUS_ACTION, ACTION_NAME), _asked(state, USER, INTENT)


def _asked(state: State, part: str, name: str) -> str | None:
    value = state.get(part, {}).get(name)
    return value if isinstance(value, str) and value != SHOULD_NOT_BE_SET else OPEN
