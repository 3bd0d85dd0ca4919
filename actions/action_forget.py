"""Forgets everything the session holds; the channel ends the session after these words."""

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction


class ActionForget(SpokenAction):
    """Says what goes and what it cannot reach, and resets every slot."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_forget"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Say it, and forget."""
        dispatcher.utter_message(response="utter_forget")
        return [AllSlotsReset()]
