"""Says whom to tell: with the numbers where the child lives, if the message or an earlier one said where."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from actions.local_answers import answer_place, place_heard, say_whom_to_ring


class ActionAskReport(SpokenAction):
    """Answers "who do I ring?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_report"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Give the numbers of a place that is known; otherwise the answer for its nation, or for all."""
        if place_heard(tracker):
            return answer_place(dispatcher, tracker)
        if tracker.get_slot("area_code"):
            return say_whom_to_ring(dispatcher, tracker, tracker.get_slot("area_code"))
        dispatcher.utter_message(response="utter_ask_report")
        dispatcher.utter_message(response="utter_local_find_yours")
        return []
