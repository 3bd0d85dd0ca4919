"""Takes a yes, a no or an "I don't know" to what was asked last; what is red was taken by policies/safety_first.py."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_walk_next import next_on_walk
from actions.base import Events, SpokenAction, intent_of
from actions.local_answers import AREA, say_without_a_place
from actions.walking import current, on_a_walk, repeat_step
from bot.danger.decision import CALLED, NEAR_THEM, SAFE_NOW, SUICIDE_ADULT, SUICIDE_CHILD

# What is said to the answer that is not red.
ANSWERED = {
    (CALLED, "affirm"): "utter_called",
    (SUICIDE_ADULT, "deny"): "utter_suicide_adult_lines",
    (SUICIDE_CHILD, "deny"): "utter_suicide_child_lines",
    (NEAR_THEM, "deny"): "utter_not_near_them",
}


class ActionTakeAnswer(SpokenAction):
    """Goes on from an answer."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_take_answer"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Answer what was asked last; with nothing asked, "yes" goes on and the rest offers the way back."""
        question, intent = tracker.get_slot("last_question"), intent_of(tracker)
        if question == SAFE_NOW:
            return self._safe(dispatcher, tracker) if intent == "affirm" else self._unclear(dispatcher)
        if question == AREA and intent in ("deny", "not_sure"):
            return say_without_a_place(dispatcher, tracker)
        if (question, intent) in ANSWERED:
            dispatcher.utter_message(response=ANSWERED[question, intent])
            return [SlotSet("last_question", "none"), SlotSet("danger", "amber")]
        if intent == "affirm" and on_a_walk(tracker):
            return next_on_walk(dispatcher, tracker)
        dispatcher.utter_message(response="utter_way_back")
        return []

    def _safe(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Go on where the step asked it; after an interruption give the step again."""
        safe = SlotSet("danger", "none")
        if not on_a_walk(tracker):
            dispatcher.utter_message(response="utter_menu")
            return [safe, SlotSet("last_question", "none")]
        _, step = current(tracker)
        go_on = next_on_walk if step.asks == SAFE_NOW else repeat_step
        return [safe, *go_on(dispatcher, tracker)]

    def _unclear(self, dispatcher: CollectingDispatcher) -> Events:
        dispatcher.utter_message(response="utter_safe_unclear")
        return []
