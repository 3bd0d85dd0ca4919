import pytest
from rasa_sdk import Tracker

from actions.action_check_safe import ActionCheckSafe
from tests.actions.talk import run


@pytest.mark.parametrize(
    ("intent", "response", "question"),
    [
        ("adult_suicidal", "utter_ask_suicide_adult", "suicide_adult"),
        ("child_suicidal", "utter_ask_suicide_child", "suicide_child"),
        ("might_hurt_someone", "utter_ask_near_them", "near_them"),
        ("danger_now", "utter_check_safe", "safe_now"),
        ("medical_urgent", "utter_check_safe", "safe_now"),
    ],
)
def test_where_the_gate_heard_nothing_the_question_fits_the_intent(intent, response, question):
    latest = {"intent": {"name": intent}, "entities": []}
    said = run(ActionCheckSafe(), Tracker("somebody", {}, latest, [], False, None, {}, "action_listen"))
    assert (said.names, said.slots) == ([response], {"last_question": question})
