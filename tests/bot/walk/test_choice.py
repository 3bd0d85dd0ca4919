from pathlib import Path

import pytest
import yaml

from bot.walk.choice import WALK_OF_INTENT, walk_for

WALKS = {path.stem for path in Path("content/walks").glob("*.yml")} - {"buttons"}
INTENTS = yaml.safe_load(Path("domain.yml").read_text())["intents"]


@pytest.mark.parametrize(
    ("intent", "role", "expected"),
    [
        ("child_telling_now", "parent", "telling_now"),
        ("child_told_me", "parent", "told_me"),
        ("child_told_me", None, "told_me"),
        ("worried_no_words", "other_adult", "worried"),
        ("online_harm", "parent", "online"),
        ("images_shared", "unknown", "online"),
        ("told_about_other_child", "parent", "other_child"),
        ("ask_school_procedure", "parent", "school"),
        ("happened_long_ago", "parent", "told_me"),
        # Staff take the school walk, whatever was said (safety-rules.md 10) ...
        ("child_told_me", "professional", "school"),
        ("worried_no_words", "professional", "school"),
        ("images_shared", "professional", "school"),
        ("told_about_other_child", "professional", "school"),
        # ... but while a child is telling there is no time for anything else.
        ("child_telling_now", "professional", "telling_now"),
    ],
)
def test_intent_and_role_choose_the_walk(intent, role, expected):
    assert walk_for(intent, role) == expected


@pytest.mark.parametrize("role", ["parent", "professional", "other_adult", "child", "unknown", None])
def test_every_intent_leads_to_a_walk_that_exists(role):
    assert {walk_for(intent, role) for intent in INTENTS} <= WALKS


def test_only_intents_of_the_domain_choose_a_walk():
    assert set(WALK_OF_INTENT) <= set(INTENTS)
