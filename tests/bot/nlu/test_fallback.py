import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.fallback import FALLBACK, Fallback

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
