"""Says goodbye; with a walk unfinished it names the two things that matter most."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from actions.walking import on_a_walk


class ActionGoodbye(SpokenAction):
    """Ends gently."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_goodbye"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Say goodbye in the words that fit."""
        response = "utter_goodbye_unfinished" if on_a_walk(tracker) else "utter_say_goodbye"
        dispatcher.utter_message(response=response)
        return []
