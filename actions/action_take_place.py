"""Takes a place that the adult gave by itself: its numbers, which council it is, or the step in its nation's words."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.local_answers import answer_place, place_heard
from actions.walking import on_a_walk, repeat_step


class ActionTakePlace(SpokenAction):
    """Answers a place; a nation by itself chooses the words of the step."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_take_place"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Answer the place; with only a nation, repeat the step with what is now known."""
        if place_heard(tracker):
            return answer_place(dispatcher, tracker)
        if entity_of(tracker, "nation") and on_a_walk(tracker):
            return repeat_step(dispatcher, tracker)
        dispatcher.utter_message(response="utter_give_place")
        dispatcher.utter_message(response="utter_way_back")
        return []
