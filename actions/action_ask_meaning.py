"""Asks once what was meant, with the likeliest meanings as buttons; twice in a row it gives the menu and the line."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from actions.local_answers import answer_place, place_heard
from bot.content.meanings import meanings
from bot.danger.decision import QUESTIONS

ASKED = "meaning"
MOST_MEANINGS = 3


class ActionAskMeaning(SpokenAction):
    """Asks what was meant."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_meaning"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Ask with buttons; with a safety question open repeat that one; the second time in a row give the menu."""
        question = tracker.get_slot("last_question")
        if question in QUESTIONS:
            dispatcher.utter_message(response="utter_way_back")
            return []
        if place_heard(tracker):  # whatever else was meant, where to ring is known
            return answer_place(dispatcher, tracker)
        if question == ASKED:
            dispatcher.utter_message(response="utter_not_understood_twice")
            dispatcher.utter_message(response="utter_menu")
            return [SlotSet("last_question", "none")]
        buttons = self._buttons(tracker)
        if buttons:
            dispatcher.utter_message(response="utter_ask_meaning", buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_no_words")
            dispatcher.utter_message(response="utter_menu")
        return [SlotSet("last_question", ASKED)]

    def _buttons(self, tracker: Tracker) -> list[dict[str, str]]:
        ranked = [row["name"] for row in tracker.latest_message.get("intent_ranking") or []]
        likely = [name for name in ranked if name in meanings()][:MOST_MEANINGS]
        return [{"title": meanings()[name], "payload": f"/{name}"} for name in likely]
