"""Safety rule 11: the gate stays on in practice, and says "this was practice" after a red."""

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from policies.safety_first import BROKEN_OFF, RED_IN_PRACTICE, Move, next_move

SLOTS = ("last_question", "danger", "practise", "child_path")
RED = {"level": "red", "kind": "now", "answer": "", "safe": False, "certain": True, "margin": 0.0}


def tracker(question: str, *actions: str, practise: str | None = None) -> DialogueStateTracker:
    made = DialogueStateTracker("somebody", [AnySlot(name, mappings=[{}]) for name in SLOTS])
    intent = {"name": "danger_now", "confidence": 0.9}
    parsed = {"intent": intent, "entities": [], "danger": RED, "wording": {"label": "other", "confidence": 0.9}}
    set_before = [SlotSet("last_question", question), SlotSet("practise", practise)]
    for event in (*set_before, ActionExecuted("action_listen"), UserUttered("-", intent, [], parsed)):
        made.update(event)
    for name in actions:
        made.update(ActionExecuted(name))
    return made


@pytest.mark.parametrize("question", ["practise", "wording"])
def test_a_red_in_practice_is_red_and_breaks_it_off(question):
    move = next_move(tracker(question))
    assert move == Move("utter_red_now", {"danger": "red", "last_question": "called", "practise": BROKEN_OFF})


def test_a_red_elsewhere_is_as_it_was():
    assert next_move(tracker("none")) == Move("utter_red_now", {"danger": "red", "last_question": "called"})


def test_after_it_stands_that_it_may_have_been_practice():
    spoken = ("utter_red_now", "utter_red_stay")
    assert next_move(tracker("called", *spoken, practise=BROKEN_OFF)) == Move(RED_IN_PRACTICE, {"practise": None})
    assert next_move(tracker("called", *spoken, practise="hints")) == Move("action_listen")
    assert next_move(tracker("called", *spoken, RED_IN_PRACTICE)) == Move("action_listen")
