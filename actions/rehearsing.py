"""What practising and checking wording share: what was heard, the vignettes, and how either ends."""

from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events
from actions.walking import current, facts_of, give_step, on_a_walk, walks
from bot.content.practise import WordsHeard, load_heard, load_vignettes
from bot.practise.labels import OTHER, Heard
from bot.practise.model import Turn, Vignette
from bot.walk.choice import walk_for
from bot.walk.engine import next_step
from bot.walk.model import walk_named

# Practice is over; what was said before it, of walk and role, stays.
OVER: dict[str, Any] = {"practise": None, "practise_turn": None, "last_question": "none"}


@lru_cache(maxsize=1)
def vignettes() -> dict[str, Vignette]:
    """Return the vignettes, read once a process."""
    return load_vignettes()


@lru_cache(maxsize=1)
def words_heard() -> WordsHeard:
    """Return which response tells how words land, read once a process."""
    return load_heard()


def heard_in(tracker: Tracker) -> Heard:
    """Return how the latest message lands; "other" where nothing says so."""
    return Heard.from_parse(tracker.latest_message) or Heard(OTHER, 0.0)


def over() -> Events:
    """Return the slots of practice that has ended."""
    return [SlotSet(name, value) for name, value in OVER.items()]


def give_turn(dispatcher: CollectingDispatcher, vignette: Vignette, turn: Turn | None) -> Events:
    """Utter a turn, or the ending where there is none left, and return the slots that remember it."""
    dispatcher.utter_message(response=turn.response if turn else vignette.ending)
    if turn is None:
        return over()
    slots = {"practise": vignette.name, "practise_turn": turn.name, "last_question": "practise"}
    return [SlotSet(name, value) for name, value in slots.items()]


def to_the_walk(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Give the step of the walk that a real child needs, the first or the one the adult is at."""
    facts = facts_of(tracker)
    if on_a_walk(tracker):
        walk, step = current(tracker)
    else:
        walk = walk_named(walks(), walk_for("", tracker.get_slot("role")))
        step = next_step(walk, facts, tracker.get_slot("steps_done") or [], None) or walk.steps[-1]
    return [*over(), *give_step(dispatcher, tracker, walk, step)]


def as_before(tracker: Tracker, *names: str) -> Events:
    """Return the events that undo what a rehearsed sentence has set: "did your dad" says nothing of a real child."""
    slots: dict[str, Any] = dict.fromkeys(names)
    changed: dict[str, Any] = {}
    for event in tracker.events:
        if event["event"] == "user":
            slots, changed = {**slots, **changed}, {}
        elif event["event"] == "slot" and event["name"] in slots:
            changed[event["name"]] = event["value"]
    return [SlotSet(name, slots[name]) for name, value in changed.items() if value != slots[name]]
