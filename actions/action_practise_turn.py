"""Takes what an adult types as said to the child of the vignette, and tells what it does to a child."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction
from actions.rehearsing import as_before, give_turn, heard_in, over, to_the_walk, vignettes, words_heard
from bot.practise.engine import turn_after
from bot.practise.labels import ABOUT_ACTS, LEAVING, REAL_CASE, Heard
from bot.practise.model import vignette_named

# A rehearsed sentence says nothing about the adult or a real child.
SAID_OF_NOBODY = ("role", "relation", "age_band", "nation", "language", "child_path")


class ActionPractiseTurn(SpokenAction):
    """Gives feedback on free text."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_practise_turn"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Tell how it lands and go on, or end: kindly where it is sexual, on the walk where a child is real."""
        heard = heard_in(tracker)
        undone = as_before(tracker, *SAID_OF_NOBODY)
        if heard.label == REAL_CASE:
            dispatcher.utter_message(response="utter_practise_real_child")
            # What is said of a real child holds.
            return to_the_walk(dispatcher, tracker)
        if heard.label in (ABOUT_ACTS, LEAVING):
            ends = "utter_practise_ended" if heard.label == ABOUT_ACTS else "utter_practise_stopped"
            dispatcher.utter_message(response=ends)
            return [*undone, *over()]
        return [*undone, *self._turn(dispatcher, tracker, heard)]

    def _turn(self, dispatcher: CollectingDispatcher, tracker: Tracker, heard: Heard) -> Events:
        vignette = vignette_named(vignettes(), tracker.get_slot("practise"))
        turn = vignette.turn(tracker.get_slot("practise_turn"))
        dispatcher.utter_message(response=words_heard().practised[heard.certain_label])
        return give_turn(dispatcher, vignette, turn_after(vignette, turn, heard.certain_label))
