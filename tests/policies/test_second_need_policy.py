import pytest
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from policies.second_need import OFFER, next_action


def tracker(*actions: str, second: str | None = "ask_court") -> DialogueStateTracker:
    made = DialogueStateTracker("somebody", [])
    intent = {"name": "ask_record"}
    parsed = {"intent": intent, "entities": []} | ({"second_need": second} if second else {})
    events = [ActionExecuted("action_listen"), UserUttered("-", intent, [], parsed)]
    for event in (*events, *(ActionExecuted(name) for name in actions)):
        made.update(event)
    return made


@pytest.mark.parametrize(
    ("actions", "second", "expected"),
    [
        (["utter_ask_record"], "ask_court", OFFER),
        (["utter_ask_record"], None, None),
        ([], "ask_court", None),  # the answer comes first
        (["utter_way_back"], "ask_court", None),
        (["utter_ask_record", OFFER], "ask_court", "action_listen"),
        (["utter_red_now"], "ask_court", None),
    ],
)
def test_the_offer_stands_between_the_answer_and_the_listening(actions, second, expected):
    assert next_action(tracker(*actions, second=second)) == expected
