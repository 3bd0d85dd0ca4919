import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from policies.safety_first import CHILD_PATH, next_move

NONE = {"level": "none"}


def tracker(intent: str, signs: dict, **slots: object) -> DialogueStateTracker:
    names = ("role", "child_path", "last_question", "danger")
    made = DialogueStateTracker("somebody", [AnySlot(name, mappings=[{}]) for name in names])
    parsed = {"intent": {"name": intent}, "entities": [], "danger": signs}
    known = {"last_question": "none", **slots}
    for event in (
        *(SlotSet(name, value) for name, value in known.items()),
        ActionExecuted("action_listen"),
        UserUttered("-", {"name": intent}, [], parsed),
    ):
        made.update(event)
    return made


def said(intent: str, signs: dict = NONE, **slots: object) -> str | None:
    move = next_move(tracker(intent, signs, **slots))
    return move.response if move else None


@pytest.mark.parametrize("known", [{"child_path": True}, {"role": "child"}])
@pytest.mark.parametrize("intent", ["images_shared", "ask_record", "ask_school_procedure", "continue_steps"])
def test_rule_7_a_child_is_never_sent_into_the_adults_flow(intent, known):
    assert said(intent, **known) == CHILD_PATH


@pytest.mark.parametrize("intent", ["own_thoughts", "own_actions", "forget_me"])
def test_rule_7_what_a_child_does_or_thinks_has_words_for_a_child(intent):
    assert said(intent, role="child") is None


def test_rule_7_red_stays_red_for_a_child():
    assert said("danger_now", {"level": "red", "kind": "now"}, role="child") == "utter_red_now"


@pytest.mark.parametrize(
    ("level", "role", "response"),
    [
        ("red", "child", "utter_red_suicide_adult"),  # spoken to the one who may die
        ("red", "parent", "utter_red_suicide_child"),
        ("ask", "child", "utter_ask_suicide_adult"),
        ("ask", "parent", "utter_ask_suicide_child"),
    ],
)
def test_a_child_who_speaks_of_dying_is_spoken_to(level, role, response):
    assert said("child_suicidal", {"level": level, "kind": "suicide_child"}, role=role) == response


def test_an_adult_goes_on_as_before():
    assert said("images_shared", role="parent") is None
