import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from policies.closest_answer import WAY_BACK, next_action
from policies.second_need import OFFER

WRITTEN = {
    "utter_ask_report",
    "utter_ask_report_staff",
    "utter_ask_report_more",
    "utter_ask_definition",
    "utter_ask_definition_mash",
    "utter_ask_definition_lado",
    "utter_ask_definition_lado_staff",
}


def tracker(intent: str, entities: dict[str, str], *actions: str, role=None, second="") -> DialogueStateTracker:
    made = DialogueStateTracker("somebody", [AnySlot("role", mappings=[{}])])
    rows = [{"entity": name, "value": value} for name, value in entities.items()]
    parsed = {"intent": {"name": intent}, "entities": rows} | ({"second_need": second} if second else {})
    events = [SlotSet("role", role), ActionExecuted("action_listen"), UserUttered("-", {"name": intent}, rows, parsed)]
    for event in (*events, *(ActionExecuted(name) for name in actions)):
        made.update(event)
    return made


@pytest.mark.parametrize(
    ("intent", "entities", "role", "expected"),
    [
        ("ask_report", {}, None, None),  # the usual answer is the rules' to give
        ("ask_report", {}, "parent", None),
        ("ask_report", {}, "professional", "utter_ask_report_staff"),
        ("ask_report", {"aspect": "more"}, None, "utter_ask_report_more"),
        ("ask_report", {"aspect": "more"}, "professional", "utter_ask_report_more"),  # before the staff's first answer
        ("ask_report", {"aspect": "hours"}, None, None),  # nothing is written for it
        ("ask_report", {"term": "mash"}, None, None),  # a term beside another question is not asked about
        ("ask_definition", {"term": "mash"}, None, "utter_ask_definition_mash"),
        ("ask_definition", {"term": "lado"}, None, "utter_ask_definition_lado"),
        ("ask_definition", {"term": "lado"}, "professional", "utter_ask_definition_lado_staff"),
        ("ask_definition", {"term": "cafcass"}, None, None),
    ],
)
def test_the_answer_written_for_just_this_comes_first(intent, entities, role, expected):
    assert next_action(tracker(intent, entities, role=role), WRITTEN) == expected


@pytest.mark.parametrize(
    ("spoken", "second", "expected"),
    [
        (["utter_ask_definition_mash"], "", WAY_BACK),
        (["utter_ask_definition_mash"], "ask_court", OFFER),
        (["utter_ask_definition_mash", WAY_BACK], "", "action_listen"),
        (["utter_ask_definition_mash", OFFER], "ask_court", "action_listen"),
        (["utter_red_now"], "", None),  # safety has spoken
    ],
)
def test_a_closer_answer_leads_back(spoken, second, expected):
    made = tracker("ask_definition", {"term": "mash"}, *spoken, second=second)
    assert next_action(made, WRITTEN) == expected
