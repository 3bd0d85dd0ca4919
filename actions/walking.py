"""What the actions of a walk share: the facts, the walks, and giving one step."""

from functools import lru_cache

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events
from bot.content.walks import load_walks
from bot.walk.conditions import Facts
from bot.walk.engine import position, step_named
from bot.walk.model import Step, Walk, walk_named

FACTS = ("role", "relation", "age_band", "nation", "danger")
ON = "on"
DONE = "done"
NO_QUESTION = "none"
RETURNED = "returned"


@lru_cache(maxsize=1)
def walks() -> dict[str, Walk]:
    """Return the walks, read once a process."""
    return load_walks()


def facts_of(tracker: Tracker) -> Facts:
    """Return the facts that conditions may ask about."""
    return {name: tracker.get_slot(name) for name in FACTS}


def on_a_walk(tracker: Tracker) -> bool:
    """Say whether the adult is on a walk."""
    return tracker.get_slot("walk_state") == ON


def current(tracker: Tracker) -> tuple[Walk, Step]:
    """Return the walk and step the adult is at.

    Raises:
        WalkError: the adult is on no walk.
    """
    walk = walk_named(walks(), tracker.get_slot("walk"))
    return walk, step_named(walk, facts_of(tracker), tracker.get_slot("step"))


def give_step(dispatcher: CollectingDispatcher, tracker: Tracker, walk: Walk, step: Step) -> Events:
    """Utter one step, its buttons under the last message, and return the slots that remember it."""
    facts = facts_of(tracker)
    number, count = position(walk, facts, step)
    names = step.responses(facts)
    for name in names:
        buttons = step.offered(facts) if name == names[-1] else None
        dispatcher.utter_message(response=name, buttons=buttons, step_number=number, step_count=count)
    done = [*dict.fromkeys([*(tracker.get_slot("steps_done") or []), step.name])]
    state = DONE if step is walk.steps[-1] else ON
    slots = {"walk": walk.name, "step": step.name, "steps_done": done, "walk_state": state}
    return [SlotSet(name, value) for name, value in {**slots, "last_question": step.asks or NO_QUESTION}.items()]


def welcome_back(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Welcome the adult back and give the step they were at."""
    dispatcher.utter_message(response="utter_greet_again")
    return repeat_step(dispatcher, tracker)


def repeat_step(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Give the current step again."""
    walk, step = current(tracker)
    return give_step(dispatcher, tracker, walk, step)
