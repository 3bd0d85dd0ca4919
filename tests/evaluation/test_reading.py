from math import inf

import pytest

from evaluation.danger import margin
from evaluation.off_topic import is_lost
from evaluation.reader import Reading
from evaluation.sayings import Saying


def test_the_fallback_stands_in_the_intent_and_never_in_the_ranking():
    rows = [{"name": "nlu_fallback", "confidence": 0.7}, {"name": "greet", "confidence": 0.3}]
    reading = Reading.from_answer({"intent": {"name": "nlu_fallback"}, "intent_ranking": rows, "seconds": 0.01})
    assert (reading.intent, reading.likeliest, reading.confidence) == ("nlu_fallback", "greet", 0.3)
    assert (reading.level, reading.margin) == ("", None)  # the stock pipeline has no gate


def test_a_message_without_a_ranking_has_no_confidence():
    reading = Reading.from_answer({"intent": {"name": "nlu_fallback"}, "intent_ranking": [], "seconds": 0.01})
    assert (reading.likeliest, reading.confidence) == ("nlu_fallback", 0.0)


@pytest.mark.parametrize(
    ("level", "margin_told", "certain", "expected"),
    [
        ("red", 0.2, False, 0.2),
        ("none", -0.4, False, -0.4),
        ("red", -0.4, True, inf),  # a phrase decides whatever the threshold
        ("none", 0.1, True, 0.1),
        ("hide", 0.9, True, -inf),  # hiding comes before 999
        ("none", None, False, -inf),
    ],
)
def test_a_margin_says_at_which_thresholds_there_is_an_alarm(level, margin_told, certain, expected):
    assert margin(Reading("x", (), level, margin_told, certain)) == expected


@pytest.mark.parametrize(
    ("intent", "ranking", "lost"),
    [
        ("off_topic", ["off_topic", "greet"], True),
        ("nlu_fallback", ["greet", "off_topic"], True),
        ("greet", ["greet", "off_topic"], False),
        ("off_topic", ["off_topic", "thanks", "greet"], False),  # would be wrong either way
        ("nlu_fallback", [], False),
    ],
)
def test_a_message_is_lost_where_only_off_topic_or_the_fallback_stands_before_the_right_intent(intent, ranking, lost):
    reading = Reading(intent, tuple((name, 0.5) for name in ranking))
    assert is_lost(Saying("hiya", "greet"), reading) is lost
