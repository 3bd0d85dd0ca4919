"""Which values the slots can hold that words, walks and buttons may ask about.

Source: design.md 4 (slot values); the questions are those of bot/danger/decision.py and actions/action_ask_meaning.py,
the states of a walk those of actions/walking.py. A slot that nobody has filled is None, in a walk "unknown".
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from bot.danger.decision import QUESTIONS, REHEARSED

NATIONS_OF_UK = frozenset({"ENG", "WAL", "SCO", "NIR"})
NATIONS = NATIONS_OF_UK | {"CD", "other"}
# The languages of the cards (ISO 639-1) -> what to ask for on the telephone; bot/nlu/language.py can hear each.
CARD_LANGUAGES = {
    "cy": "Welsh",
    "pl": "Polish",
    "ro": "Romanian",
    "ur": "Urdu",
    "pa": "Punjabi",
    "bn": "Bengali",
    "ar": "Arabic",
    "so": "Somali",
    "pt": "Portuguese",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "zh": "Mandarin",
}
NO_QUESTION = "none"
AREA = "area"  # where does the child live: actions/local_answers.py

VALUES: dict[str, frozenset[str]] = {
    "role": frozenset({"parent", "professional", "other_adult", "child"}),
    "nation": NATIONS,
    "relation": frozenset({"family", "child", "worker", "online"}),
    "age_band": frozenset({"0-4", "5-7", "8-11", "12-15", "16-17"}),
    "language": frozenset(CARD_LANGUAGES),
    "danger": frozenset({"none", "amber", "red"}),
    "last_question": frozenset({*QUESTIONS, *REHEARSED, NO_QUESTION, "meaning", AREA}),
    "walk_state": frozenset({"none", "on", "done"}),
}
# Slots with a value from the start: they are never empty (domain.yml, initial_value).
NEVER_EMPTY = frozenset({"danger", "last_question", "walk_state"})


def possible_values(slot: str) -> list[str | None]:
    """Return every value of a slot, None first where nobody may have filled it."""
    return [*([] if slot in NEVER_EMPTY else [None]), *sorted(VALUES.get(slot, ()))]


def every_case(slots: Iterable[str]) -> Iterator[Mapping[str, str | None]]:
    """Give every combination of the values of these slots, and of no others."""
    names = sorted(set(slots))
    for values in product(*(possible_values(name) for name in names)):
        yield dict(zip(names, values))
