"""Practice by buttons: what it is, a vignette, a choice, going on, stopping, and "this was practice" after a red."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.rehearsing import give_turn, over, vignettes
from bot.practise.engine import Pressed, pressed, turn_after

GO_ON = "go_on"
STOP = "stop"
ANOTHER = "another"
WAS_PRACTICE = "was_practice"


class ActionPractise(SpokenAction):
    """Leads through the vignettes."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_practise"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Do what the button says; without one, say what practice is and offer the vignettes."""
        aspect = entity_of(tracker, "aspect")
        if aspect == STOP:
            dispatcher.utter_message(response="utter_practise_stopped")
            return over()
        if aspect == WAS_PRACTICE:
            dispatcher.utter_message(response="utter_practise_was_practice")
            return [*over(), SlotSet("danger", "none")]
        if found := pressed(vignettes(), aspect):
            return self._chosen(dispatcher, found)
        if aspect == GO_ON and (found := pressed(vignettes(), tracker.get_slot("practise"))):
            return give_turn(dispatcher, found[0], found[0].turn(tracker.get_slot("practise_turn")))
        if aspect != ANOTHER:
            dispatcher.utter_message(response="utter_ask_practise")
        dispatcher.utter_message(response="utter_practise_choose")
        return []

    def _chosen(self, dispatcher: CollectingDispatcher, found: Pressed) -> Events:
        vignette, turn, option = found
        if option is None:
            return give_turn(dispatcher, vignette, turn)
        dispatcher.utter_message(response=option.response)
        return give_turn(dispatcher, vignette, turn_after(vignette, turn, option.lands))
