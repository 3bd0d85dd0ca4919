"""Takes a role or an age that the adult gave by itself; the slot mappings have set the slot already."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of, intent_of
from actions.walking import on_a_walk, repeat_step

ENTITY_OF_INTENT = {"give_role": "role", "give_age": "age_band"}


class ActionNoteFact(SpokenAction):
    """Thanks, and gives the step in the words that now fit, or offers the walks."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_note_fact"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Repeat the step with what is now known."""
        known = entity_of(tracker, ENTITY_OF_INTENT.get(intent_of(tracker), "role"))
        if known and on_a_walk(tracker):
            return repeat_step(dispatcher, tracker)
        dispatcher.utter_message(response="utter_noted")
        dispatcher.utter_message(response="utter_way_back")
        return []
