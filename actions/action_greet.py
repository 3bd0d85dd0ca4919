"""Greets; in the middle of a walk it welcomes back and offers the step."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from actions.walking import on_a_walk, welcome_back


class ActionGreet(SpokenAction):
    """Says hello in the words that fit."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_greet"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Greet and offer the walks, or welcome back and repeat the step."""
        if on_a_walk(tracker):
            return welcome_back(dispatcher, tracker)
        dispatcher.utter_message(response="utter_greet")
        dispatcher.utter_message(response="utter_menu")
        return []
