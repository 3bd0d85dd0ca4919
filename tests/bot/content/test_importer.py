from pathlib import Path

import pytest

from tests.bot.content.checks.house import House


@pytest.fixture
def config(house: House) -> Path:
    house.write("config.yml", "recipe: default.v1\nlanguage: en\npipeline: []\npolicies: []\n")
    house.write("domain.yml", 'version: "3.1"\nintents: [ask_report]\n')
    return house.root / "config.yml"


def test_the_words_of_content_are_in_the_domain_with_their_numbers(config: Path) -> None:
    from bot.content.importer import ContentImporter

    domain = ContentImporter(str(config), str(config.with_name("domain.yml"))).get_domain()
    assert domain.responses["utter_ask_report"][0]["text"] == "Ring 07700 900123 today."
    assert "ask_report" in domain.intents


def test_the_sentences_of_data_wording_are_learned_without_being_examples_of_an_intent(
    house: House, config: Path
) -> None:
    from bot.content.importer import ContentImporter

    house.write("data/wording/open.yml", "label: open\nexamples: |\n  - tell me more\n  - what happened\n")
    data = ContentImporter(str(config)).get_nlu_data()
    assert [(e.get("text"), e.get("wording")) for e in data.training_examples] == [
        ("tell me more", "open"),
        ("what happened", "open"),
    ]
    assert data.intent_examples == []
    assert not data.has_e2e_examples()  # Rasa would train a model of another kind


def test_a_changed_sentence_changes_what_is_learned_from(house: House, config: Path) -> None:
    from bot.content.importer import ContentImporter

    prints = set()
    for sentence in ("tell me more", "tell me"):
        house.write("data/wording/open.yml", f"label: open\nexamples: |\n  - {sentence}\n")
        prints.add(ContentImporter(str(config)).get_nlu_data().fingerprint())
    assert len(prints) == 2
