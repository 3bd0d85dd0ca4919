"""Asks whether the child is safe now, where a message sounds like danger and the gate heard none."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from bot.danger.decision import SAFE_NOW


class ActionCheckSafe(SpokenAction):
    """Asks once."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_check_safe"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Ask, and remember that it was asked."""
        dispatcher.utter_message(response="utter_check_safe")
        return [SlotSet("last_question", SAFE_NOW)]
