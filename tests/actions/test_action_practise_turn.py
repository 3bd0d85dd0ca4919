import pytest

from actions.action_practise_turn import ActionPractiseTurn
from bot.practise.labels import HELPFUL, LABELS
from tests.actions.talk import Spoken, run, tracker

AT = {"practise": "hints", "practise_turn": "game", "last_question": "practise"}
ENDS = {"about_acts": "utter_practise_ended", "leaving": "utter_practise_stopped"}


def say(label: str, confidence: float = 0.9, events: tuple = (), **slots: object) -> Spoken:
    told = tracker({**AT, **slots}, label=label, confidence=confidence, events=events)
    return run(ActionPractiseTurn(), told)


@pytest.mark.parametrize("label", [label for label in LABELS if label not in (*ENDS, "real_case")])
def test_every_way_words_land_has_feedback_and_a_way_on(label):
    following = "utter_practise_hints_quiet" if label in HELPFUL else "utter_practise_hints_game"
    assert say(label).names == [f"utter_practise_heard_{label}", following]


def test_what_is_not_surely_helpful_is_not_called_so():
    assert say("open", 0.4).names == ["utter_practise_heard_other", "utter_practise_hints_game"]


@pytest.mark.parametrize(("label", "response"), ENDS.items())
def test_sexual_words_and_stopping_end_the_practice(label, response):
    said = say(label)
    assert said.names == [response]
    assert said.slots == {"practise": None, "practise_turn": None, "last_question": "none"}


@pytest.mark.parametrize(("role", "walk"), [(None, "told_me"), ("professional", "school")])
def test_a_real_child_is_moved_to_the_walk(role, walk):
    said = say("real_case", role=role)
    assert said.names[0] == "utter_practise_real_child"
    assert len(said.names) <= 3
    assert said.slots == {**said.slots, "walk": walk, "walk_state": "on", "practise": None, "last_question": "safe_now"}


def test_on_a_walk_a_real_child_leads_back_to_its_step():
    said = say("real_case", walk="told_me", walk_state="on", step="record", steps_done=["safe_now", "say"])
    assert "utter_record_words" in said.names


def test_a_rehearsed_sentence_changes_no_fact():
    before = {"event": "slot", "name": "relation", "value": "worker"}
    heard = ({"event": "slot", "name": "relation", "value": "family"}, {"event": "slot", "name": "role", "value": "x"})
    said = say("leading", events=(before, {"event": "user"}, *heard), relation="family", role="x")
    assert (said.slots["relation"], said.slots["role"]) == ("worker", None)


def test_what_was_known_before_stays():
    events = ({"event": "slot", "name": "role", "value": "parent"}, {"event": "user"})
    assert "role" not in say("leading", events=events, role="parent").slots


def test_without_a_vignette_the_adult_is_not_left_in_silence():
    assert say("leading", practise=None).names == ["utter_safe_reply"]
