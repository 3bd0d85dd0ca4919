from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.constants import ENTITIES

from bot.directory.finding import finder
from bot.nlu.area import ONE, SEVERAL, AreaExtractor
from bot.nlu.place import PlaceExtractor
from tests.bot.nlu.reading import read

ROWS = yaml.safe_load(Path(__file__).with_name("place_mentions.yml").read_text(encoding="utf-8"))
PLACES, AREAS = PlaceExtractor(), AreaExtractor()


def bodies(text: str) -> list[str]:
    rows = AREAS.process(PLACES.process([read(text)]))[0].get(ENTITIES) or []
    codes = next((row["value"].split("|") for row in rows if row["entity"] in (ONE, SEVERAL)), [])
    return [finder().name_of(code) for code in codes]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_mention_leads_to_its_council_or_is_asked_about(row):
    assert bodies(row["text"]) == row["bodies"]


def test_there_are_fifty_mentions():
    assert len(ROWS) >= 50
