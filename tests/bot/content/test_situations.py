from pathlib import Path

from bot.content.situations import NO_WAY_BACK, load_situations, situations
from tests.nlu_examples import ROOT, load

FAMILY = "who_is_typing"
INTENTS = set(load(ROOT / "domain.yml")["intents"])


def test_situations_are_lists_of_intents(content: Path) -> None:
    assert load_situations(content) == {}
    (content / "situations.yml").write_text("situations:\n  visa: [ask_report]\n")
    assert load_situations(content) == {"visa": ["ask_report"]}


def test_every_situation_is_answered_under_intents_that_there_are() -> None:
    assert {intent for intents in situations().values() for intent in intents} <= INTENTS


def test_a_child_of_ones_own_who_is_accused_is_never_the_adult_who_is() -> None:
    assert "i_am_accused" not in situations()["own_child"]


def test_no_way_back_to_a_walk_for_parents_follows_who_is_typing() -> None:
    family = {row["rule"]: row["steps"] for row in load(ROOT / "data" / "rules" / f"{FAMILY}.yml")["rules"]}
    assert set(family) == NO_WAY_BACK
    back = {name for name, steps in family.items() if {"action": "utter_way_back"} in steps}
    assert back == {"i_am_a_survivor"}
