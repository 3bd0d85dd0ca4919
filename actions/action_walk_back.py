"""Goes back one step, or says the last answer's step again."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.walking import RETURNED, current, facts_of, give_step, welcome_back
from bot.walk.engine import previous_step


class ActionWalkBack(SpokenAction):
    """Gives the step before the current one."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_walk_back"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Give the step before; the steps after it count as not done, so that "next" leads through them again."""
        if not tracker.get_slot("walk"):
            dispatcher.utter_message(response="utter_menu")
            return []
        if entity_of(tracker, "aspect") == RETURNED:
            return welcome_back(dispatcher, tracker)
        walk, step = current(tracker)
        before = previous_step(walk, facts_of(tracker), step.name)
        names = [row.name for row in walk.steps]
        later = set(names[names.index(before.name) + 1 :])
        events = give_step(dispatcher, tracker, walk, before)
        kept = [name for name in tracker.get_slot("steps_done") or [] if name not in later]
        return [*events, SlotSet("steps_done", [*dict.fromkeys([*kept, before.name])])]
