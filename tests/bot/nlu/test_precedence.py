import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intents import PART_INTENTS
from bot.nlu.precedence import Precedence


def after(first: str, confidence: float = 0.9, parts: tuple = (), others: tuple = (), **entities: str) -> str:
    ranking = [{"name": first, "confidence": confidence}, *({"name": n, "confidence": 0.1} for n in others)]
    rows = [{"entity": name, "value": value} for name, value in entities.items()]
    data = {INTENT: ranking[0], INTENT_RANKING_KEY: ranking, ENTITIES: rows, PART_INTENTS: list(parts)}
    message = Precedence().process([Message(data)])[0]
    assert message.get(INTENT_RANKING_KEY)[0] == message.get(INTENT)
    return message.get(INTENT)["name"]


FEELING = ("feeling_overwhelmed", 1.0)


@pytest.mark.parametrize(
    ("first", "parts", "expected"),
    [
        ("feeling_overwhelmed", (("harmed_by_family", 0.9), FEELING), "harmed_by_family"),
        ("feeling_overwhelmed", (FEELING, ("ask_report", 0.7)), "ask_report"),
        ("say_thanks", (("say_thanks", 1.0), ("ask_record", 0.8)), "ask_record"),
        ("greet", (("greet", 1.0), ("child_told_me", 0.6), ("ask_wait", 0.8)), "ask_wait"),
        ("feeling_overwhelmed", (("child_told_me", 0.4), FEELING), "feeling_overwhelmed"),  # not sure enough
        ("feeling_overwhelmed", (("off_topic", 0.9), FEELING), "feeling_overwhelmed"),
        ("feeling_overwhelmed", (), "feeling_overwhelmed"),
        (
            "ask_court",
            (("child_told_me", 0.9), ("ask_court", 0.9)),
            "ask_court",
        ),  # a question beats the facts beside it
        ("danger_now", (("child_told_me", 0.9),), "danger_now"),
    ],
)
def test_rule_5_a_feeling_or_a_greeting_never_wins_beside_an_account_or_a_question(first, parts, expected):
    assert after(first, parts=parts) == expected


@pytest.mark.parametrize(
    ("first", "confidence", "entities", "expected"),
    [
        ("ask_what_happens_next", 0.7, {"term": "section_47", "aspect": "meaning"}, "ask_definition"),
        ("ask_what_happens_next", 0.7, {"term": "section_47"}, "ask_what_happens_next"),
        ("child_told_me", 0.9, {"term": "disclosure", "aspect": "meaning"}, "child_told_me"),
        ("off_topic", 0.9, {"line": "iwf"}, "ask_line"),
        ("off_topic", 0.9, {"programme": "its_not_ok"}, "ask_programme"),
        ("ask_report", 0.9, {"line": "iwf"}, "ask_report"),
    ],
)
def test_what_is_named_is_what_is_asked_about(first, confidence, entities, expected):
    assert after(first, confidence, **entities) == expected


def test_a_situation_wins_over_an_unsure_intent_that_does_not_answer_it():
    likely = ("ask_online_safety", "ask_report")
    assert after("own_thoughts", 0.4, others=likely, aspect="head_is_worry") == "ask_report"
    assert after("own_thoughts", 0.8, others=likely, aspect="head_is_worry") == "own_thoughts"
    assert after("ask_report", 0.4, others=likely, aspect="head_is_worry") == "ask_report"
    assert after("danger_now", 0.4, others=likely, aspect="head_is_worry") == "danger_now"
