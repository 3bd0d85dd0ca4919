import pytest

from actions.action_check_wording import ActionCheckWording
from bot.content.practise import load_heard
from bot.content.responses import load_responses
from bot.practise.labels import KIND_OF_LABEL
from tests.actions.talk import Spoken, run, tracker

VERDICTS = [label for label, kind in KIND_OF_LABEL.items() if kind != "aside"]
CHECKED = load_heard().checked


def say(label: str = "", aspect: str = "", confidence: float = 0.9, events: tuple = (), **slots: object) -> Spoken:
    known = {"last_question": "wording", "wording_checks": 0, **slots}
    return run(ActionCheckWording(), tracker(known, label=label, aspect=aspect, confidence=confidence, events=events))


def test_first_it_asks_whether_they_need_to_ask():
    said = say("closed", "wording", last_question="none")
    assert (said.names, said.slots) == (["utter_wording_introduced"], {"last_question": "wording"})


@pytest.mark.parametrize("label", VERDICTS)
def test_every_verdict_counts_and_reminds_them_to_write_down_the_question(label):
    said = say(label)
    assert said.names == [CHECKED[label], "utter_wording_next"]
    assert said.slots == {"wording_checks": 1, "last_question": "wording"}
    assert "write down your exact question" in load_responses()["utter_wording_next"][0]["text"]


def test_the_third_check_is_the_last():
    said = say("leading", wording_checks=2)
    assert said.names == ["utter_wording_leading", "utter_wording_last"]
    assert (said.slots["wording_checks"], said.slots["last_question"]) == (3, "none")
    assert say(aspect="wording", wording_checks=3, last_question="none").names == ["utter_wording_no_more"]


def test_police_involved_ends_it_for_good():
    said = say(aspect="police_involved")
    assert said.names == ["utter_wording_involved"]
    assert (said.slots["wording_checks"], said.slots["last_question"]) == (3, "none")


def test_under_fives_get_a_listening_line_instead():
    said = say("leading", age_band="0-4")
    assert (said.names, said.slots["last_question"]) == (["utter_wording_too_young"], "none")
    assert "I'm listening" in load_responses()["utter_wording_too_young"][0]["text"]


def test_a_child_who_told_needs_no_question():
    said = say("real_case")
    assert (said.names, said.slots["last_question"]) == (["utter_wording_told"], "none")
    assert "wording_checks" not in said.slots


def test_what_is_not_surely_open_is_to_be_left_out():
    assert say("open", confidence=0.4).names == ["utter_wording_unsure", "utter_wording_next"]


def test_words_to_the_guide_count_for_nothing():
    assert say("other").slots == {"last_question": "wording"}


def test_asking_again_for_a_check_is_no_wording():
    assert say("other", "wording").names == ["utter_wording_introduced"]
    assert say("leading", "wording").names[0] == "utter_wording_leading"  # "is this ok to ask: was it dad?"


def test_whom_a_question_names_is_not_taken_for_a_fact():
    events = ({"event": "user"}, {"event": "slot", "name": "relation", "value": "family"})
    assert say("leading", events=events, relation="family").slots["relation"] is None
