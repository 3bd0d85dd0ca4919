import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.fallback import ACCOUNTS, FALLBACK, Fallback
from tests.nlu_examples import rules

THRESHOLD = 0.4
RANKING = [{"name": "ask_report", "confidence": 0.3}, {"name": "ask_wait", "confidence": 0.2}]


def after_fallback(text: str, confidence: float) -> Message:
    intent = {"name": "ask_report", "confidence": confidence}
    message = Message({TEXT: text, INTENT: intent, INTENT_RANKING_KEY: RANKING})
    return Fallback({"threshold": THRESHOLD}).process([message])[0]


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("who do I ring", 0.9, "ask_report"),
        ("who do I ring", THRESHOLD, "ask_report"),
        ("who do I ring", 0.39, FALLBACK),
        ("", 0.9, FALLBACK),
        ("...", 0.9, FALLBACK),
        ("😢😢", 0.9, FALLBACK),
        ("???", 0.9, FALLBACK),
        ("1", 0.9, "ask_report"),  # a digit is something said
        ("好", 0.9, "ask_report"),
    ],
)
def test_an_unlikely_or_wordless_message_falls_back(text, confidence, expected):
    assert after_fallback(text, confidence).get(INTENT)["name"] == expected


def test_the_likeliest_meanings_stay_to_be_offered():
    assert after_fallback("who do I ring", 0.3).get(INTENT_RANKING_KEY) == RANKING


def test_nothing_is_offered_for_a_message_without_a_word():
    assert after_fallback("...", 0.3).get(INTENT_RANKING_KEY) == []


def test_the_less_likely_the_intent_the_surer_the_fallback():
    assert after_fallback("who do I ring", 0.3).get(INTENT)["confidence"] == pytest.approx(0.7)


def test_a_message_that_no_classifier_has_read_falls_back():
    message = Fallback({"threshold": THRESHOLD}).process([Message({TEXT: "hello there"})])[0]
    assert message.get(INTENT) == {"name": FALLBACK, "confidence": 1.0}


def test_the_threshold_is_a_chance():
    assert 0 < Fallback.get_default_config()["threshold"] < 1


def after_reading(first: tuple[str, float], second: tuple[str, float], entities: list | None = None) -> str:
    ranking = [{"name": name, "confidence": confidence} for name, confidence in (first, second)]
    message = Message({TEXT: "words", INTENT: ranking[0], INTENT_RANKING_KEY: ranking, ENTITIES: entities or []})
    return Fallback({"threshold": THRESHOLD}).process([message])[0].get(INTENT)["name"]


def test_two_readings_of_one_account_are_likely_together():
    assert after_reading(("harmed_by_family", 0.3), ("child_told_me", 0.3)) == "harmed_by_family"
    assert after_reading(("harmed_by_family", 0.3), ("ask_wait", 0.3)) == FALLBACK
    assert after_reading(("ask_wait", 0.3), ("child_told_me", 0.3)) == FALLBACK


def test_a_situation_bears_an_unlikely_intent_out_where_it_is_answered_under_it():
    heard = [{"entity": "aspect", "value": "own_child"}]
    assert after_reading(("relative_of_accused", 0.3), ("off_topic", 0.2), heard) == "relative_of_accused"
    assert after_reading(("ask_court", 0.3), ("off_topic", 0.2), heard) == FALLBACK


def test_an_account_is_what_starts_a_walk():
    steps = [[step for step in rule["steps"] if isinstance(step, dict)] for rule in rules()]
    starting = {row[0]["intent"] for row in steps if row[-1].get("action") == "action_walk_start"}
    assert ACCOUNTS == starting - {"ask_school_procedure"}  # a question, and the walk is its answer
