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
