"""Asks one plain question where a message sounds like danger and the gate heard none."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, intent_of
from bot.danger.decision import NEAR_THEM, SAFE_NOW, SUICIDE_ADULT, SUICIDE_CHILD

# What is asked by intent (safety-rules.md 3: "ask once"); for all others, whether the child is safe.
QUESTIONS = {
    "adult_suicidal": ("utter_ask_suicide_adult", SUICIDE_ADULT),
    "child_suicidal": ("utter_ask_suicide_child", SUICIDE_CHILD),
    "might_hurt_someone": ("utter_ask_near_them", NEAR_THEM),
}
IS_THE_CHILD_SAFE = ("utter_check_safe", SAFE_NOW)


class ActionCheckSafe(SpokenAction):
    """Asks once."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_check_safe"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Ask, and remember what was asked."""
        response, question = QUESTIONS.get(intent_of(tracker), IS_THE_CHILD_SAFE)
        dispatcher.utter_message(response=response)
        return [SlotSet("last_question", question)]
