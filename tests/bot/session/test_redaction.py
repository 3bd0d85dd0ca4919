import json

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from bot.session.redaction import KEPT_ENTITIES, LONGEST_TAIL, NO_WORDS, redacted, tail, without_words

CANARY = "zibblewort"
LISTEN = "action_listen"
PARSED = {
    "text": f"he is called {CANARY}",
    "message_id": CANARY,
    "intent": {"name": "child_told_me", "confidence": 0.9},
    "intent_ranking": [{"name": "child_told_me", "confidence": 0.9}],
    "entities": [
        {"entity": "role", "value": "parent", "start": 0, "end": 9, "text": CANARY, "extractor": "RoleExtractor"},
        {"entity": "place", "value": CANARY, "start": 3, "end": 9},
        {"entity": "name", "value": CANARY},
    ],
    "danger": {"level": "none", "kind": "", "answer": "", "safe": False, "certain": False},
    "text_tokens": [[0, 3]],
    "response_selector": {"default": CANARY},
    "metadata": {"ip": CANARY},
    "words_doc": CANARY,
}


def test_no_word_of_the_user_stays_in_a_parse_result():
    assert CANARY not in json.dumps(without_words(PARSED))


def test_what_rules_need_stays():
    kept = without_words(PARSED)
    assert kept["intent"] == PARSED["intent"]
    assert kept["intent_ranking"] == PARSED["intent_ranking"]
    assert kept["danger"] == PARSED["danger"]
    assert kept["entities"] == [{"entity": "role", "value": "parent"}]
    assert kept["text"] == NO_WORDS


@pytest.mark.parametrize("name", KEPT_ENTITIES)
def test_known_entities_stay_by_value_alone(name):
    row = {"entity": name, "value": "x", "start": 1, "end": 2, "text": CANARY, "extractor": "Any"}
    assert without_words({"intent": {}, "entities": [row]})["entities"] == [{"entity": name, "value": "x"}]


@pytest.mark.parametrize("entities", [{}, {"entities": None}, {"entities": []}])
def test_a_parse_result_without_entities_or_danger_is_redacted_too(entities):
    assert without_words({"intent": {"name": "greet"}, **entities}) == {
        "text": NO_WORDS,
        "intent": {"name": "greet"},
        "entities": [],
    }


def test_redacting_changes_nothing_in_what_it_was_given():
    before = json.dumps(PARSED)
    without_words(PARSED)
    assert json.dumps(PARSED) == before


def user_said() -> UserUttered:
    return UserUttered(
        CANARY, PARSED["intent"], PARSED["entities"], PARSED, 12.5, CANARY, CANARY, metadata={"chat": CANARY}
    )


@pytest.mark.parametrize(
    "event",
    [
        user_said(),
        BotUttered(CANARY, {"buttons": [{"title": CANARY}]}, {"utter_action": "utter_greet", "more": CANARY}),
        BotUttered(CANARY),
    ],
    ids=["the user", "the guide", "the guide, no name"],
)
def test_no_word_stays_in_an_event(event):
    assert CANARY not in json.dumps(redacted(event).as_dict())


def test_an_event_of_the_user_keeps_intent_and_time():
    kept = redacted(user_said())
    assert kept.intent_name == "child_told_me"
    assert kept.timestamp == 12.5


def test_an_event_of_the_guide_keeps_the_name_of_the_response():
    kept = redacted(BotUttered("Hello.", metadata={"utter_action": "utter_greet"}))
    assert kept.metadata["utter_action"] == "utter_greet"


def test_other_events_stay_as_they_are():
    event = ActionExecuted("action_walk_next")
    assert redacted(event) is event


def turn(number: int) -> list:
    said = UserUttered("-", {"name": f"intent_{number}"})
    slot = SlotSet("role", "parent")
    return [ActionExecuted(LISTEN), said, slot, ActionExecuted("utter_a"), BotUttered("-"), ActionExecuted("utter_b")]


@pytest.mark.parametrize("turns", [1, 2, 3, 50])
def test_the_tail_is_bounded_and_starts_at_a_listen(turns):
    kept = tail([event for number in range(turns) for event in turn(number)])
    assert 0 < len(kept) <= LONGEST_TAIL
    assert kept[0] == ActionExecuted(LISTEN)
    assert kept[-1] == ActionExecuted("utter_b")


def test_the_tail_holds_no_slot_events():
    assert not any(isinstance(event, SlotSet) for event in tail(turn(1) * 3))


def test_a_turn_longer_than_the_tail_keeps_its_last_events():
    long_turn = [ActionExecuted(f"utter_{number}") for number in range(20)]
    assert tail([ActionExecuted(LISTEN), *long_turn]) == long_turn[-LONGEST_TAIL:]


def test_no_events_no_tail():
    assert tail([]) == []
