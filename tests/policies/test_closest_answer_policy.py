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
    "utter_situation_visa",
    "utter_situation_club",
    "utter_situation_club_staff",
    "utter_situation_near_children",
    "utter_harmed_by_worker_club",
    "utter_own_actions_more",
    "utter_i_am_a_survivor_more",
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
        ("ask_report", {"aspect": "visa"}, None, "utter_situation_visa"),
        ("ask_report", {"aspect": "visa"}, "professional", "utter_situation_visa"),  # before the staff's general answer
        ("ask_report", {"aspect": "club"}, "professional", "utter_situation_club_staff"),
        ("ask_report", {"aspect": "club"}, "parent", "utter_situation_club"),
        ("ask_report", {"aspect": "smacking"}, None, None),  # nothing is written for it here
        ("ask_report", {"term": "visa"}, None, None),  # no aspect
        ("ask_definition", {"aspect": "visa"}, None, None),  # not asked under this intent
        ("harmed_by_worker", {"aspect": "club"}, None, "utter_harmed_by_worker_club"),  # the intent's own comes first
        ("i_am_a_survivor", {"aspect": "near_children"}, None, "utter_situation_near_children"),
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


@pytest.mark.parametrize(
    ("intent", "aspect", "answer"),
    [
        ("own_actions", "more", "utter_own_actions_more"),
        ("i_am_a_survivor", "near_children", "utter_situation_near_children"),
        ("i_am_a_survivor", "more", "utter_i_am_a_survivor_more"),
    ],
)
def test_who_is_typing_is_not_led_back_to_a_walk_for_parents(intent, aspect, answer):
    assert next_action(tracker(intent, {"aspect": aspect}, answer), WRITTEN) == "action_listen"
    assert next_action(tracker(intent, {"aspect": aspect}, answer, "action_listen"), WRITTEN) == "action_listen"


def test_a_situation_leads_back_like_other_closer_answers():
    assert next_action(tracker("ask_report", {"aspect": "visa"}, "utter_situation_visa"), WRITTEN) == WAY_BACK


def test_a_second_need_is_offered_to_whoever_is_typing():
    made = tracker("own_actions", {"aspect": "more"}, "utter_own_actions_more", second="ask_court")
    assert next_action(made, WRITTEN) == OFFER
