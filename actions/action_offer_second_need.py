"""Offers, as a button, the second thing that a message asked."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from bot.content.meanings import SECOND_NEED, meanings


class ActionOfferSecondNeed(SpokenAction):
    """Offers the second need; with none that has a title, the usual way back."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_offer_second_need"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Say that there was more in the message and give the button for it."""
        need = tracker.latest_message.get(SECOND_NEED)
        if need not in meanings():
            dispatcher.utter_message(response="utter_way_back")
            return []
        button = {"title": meanings()[need], "payload": f"/{need}"}
        dispatcher.utter_message(response="utter_offer_second_need", buttons=[button])
        return []
