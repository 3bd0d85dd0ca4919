"""Goes on to the next step, or back to the step a question had interrupted."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.walking import DONE, RETURNED, current, facts_of, give_step, on_a_walk, repeat_step, welcome_back
from bot.walk.engine import next_step

RESUME = "resume"


class ActionWalkNext(SpokenAction):
    """Gives the next step."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_walk_next"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Give the next step; offer the walks where there is none to go on with."""
        if not on_a_walk(tracker):
            dispatcher.utter_message(response="utter_menu")
            return [SlotSet("last_question", "none")]
        aspect = entity_of(tracker, "aspect")
        if aspect == RETURNED:
            return welcome_back(dispatcher, tracker)
        if aspect == RESUME:
            return repeat_step(dispatcher, tracker)
        return next_on_walk(dispatcher, tracker)


def next_on_walk(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Give the step after the current one; at the end say so."""
    walk, step = current(tracker)
    following = next_step(walk, facts_of(tracker), tracker.get_slot("steps_done") or [], step.name)
    if following:
        return give_step(dispatcher, tracker, walk, following)
    dispatcher.utter_message(response="utter_walk_over")
    return [SlotSet("walk_state", DONE), SlotSet("last_question", "none")]
