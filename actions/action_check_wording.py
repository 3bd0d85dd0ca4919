"""Checks the words of a question that an adult means to put to a child; source: safety-rules.md 11."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.rehearsing import as_before, over, words_heard
from bot.practise.checking import INTRODUCED, INVOLVED, MOST_CHECKS, answer, is_verdict
from bot.practise.labels import LEAVING, OTHER, Heard

POLICE_INVOLVED = "police_involved"
WORDING = "wording"
# After these the next thing typed is checked too.
GOES_ON = (INTRODUCED, OTHER)
# A question says nothing certain of the child it is put to.
SAID_OF_NOBODY = ("relation", "child_path")


class ActionCheckWording(SpokenAction):
    """Says how a question lands, three times at most."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_check_wording"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Ask first whether they need to ask; then judge what they type, and send them on to pass it on."""
        checks = tracker.get_slot("wording_checks") or 0
        found = answer(
            self._words(tracker),
            age_band=tracker.get_slot("age_band"),
            checks=checks,
            involved=entity_of(tracker, "aspect") == POLICE_INVOLVED,
        )
        dispatcher.utter_message(response=words_heard().checked[found])
        undone = as_before(tracker, *SAID_OF_NOBODY)
        if is_verdict(found):
            return [*undone, *self._counted(dispatcher, checks + 1)]
        if found == INVOLVED:
            return [*undone, *over(), SlotSet("wording_checks", MOST_CHECKS)]
        return [*undone, *([SlotSet("last_question", WORDING)] if found in GOES_ON else over())]

    def _words(self, tracker: Tracker) -> Heard | None:
        """Return how the message lands; None where it only asks for a check, or checking has not begun."""
        begun = tracker.get_slot("last_question") == WORDING
        heard = Heard.from_parse(tracker.latest_message) if begun else None
        asks = entity_of(tracker, "aspect") == WORDING and heard is not None and heard.label in (OTHER, LEAVING)
        return None if asks else heard

    def _counted(self, dispatcher: CollectingDispatcher, checks: int) -> Events:
        last = checks >= MOST_CHECKS
        dispatcher.utter_message(response="utter_wording_last" if last else "utter_wording_next")
        return [SlotSet("wording_checks", checks), *(over() if last else [SlotSet("last_question", WORDING)])]
