"""Starts over: the walk is forgotten, what the adult said of role and nation stays."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction

START: dict[str, Any] = {
    "walk": None,
    "step": None,
    "steps_done": [],
    "walk_state": "none",
    "last_question": "none",
    "relation": None,
    "practise": None,
    "practise_turn": None,
}


class ActionStartAgain(SpokenAction):
    """Clears the walk and offers the choice of walks."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_start_again"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Say that it starts over, and offer the walks."""
        dispatcher.utter_message(response="utter_start_again")
        dispatcher.utter_message(response="utter_menu")
        return [SlotSet(name, value) for name, value in START.items()]
