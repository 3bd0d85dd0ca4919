"""What is kept of a place: codes of councils, or why there are none; never its name."""

import pytest
from rasa.shared.nlu.constants import ENTITIES

from bot.nlu.area import AreaExtractor
from bot.nlu.place import PlaceExtractor
from tests.bot.nlu.reading import read

PLACES, AREAS = PlaceExtractor(), AreaExtractor()


def heard(text: str) -> tuple[str, str] | None:
    rows = AREAS.process(PLACES.process([read(text)]))[0].get(ENTITIES) or []
    found = [(row["entity"], row["value"]) for row in rows if row["entity"].startswith("area_")]
    assert len(found) <= 1
    return found[0] if found else None


CORNWALL, DERBY, DEVON = ("area_code", "E06000052"), ("area_code", "E06000015"), ("area_code", "E10000008")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TR15 1AA", CORNWALL),
        ("tr15", CORNWALL),
        ("Who do I ring? I'm in Redruth.", CORNWALL),
        ("we're over in Kernow", CORNWALL),
        ("near Truro", CORNWALL),
        ("I teach in Derby", DERBY),
        ("her dad lives in Exeter", DEVON),
        ("I'm in N1", ("area_choices", "E09000019|E09000012|E09000007")),
        ("BFPO 58", ("area_gap", "forces")),
        ("we're stationed at BFPO 23, who do I call", ("area_gap", "forces")),
        ("London", ("area_gap", "wide")),
        ("we live in Spain", ("area_gap", "abroad")),
        ("Jersey", ("area_code", "JE")),
        ("we're in Scotland", None),  # a nation has an entity of its own
        ("I don't want to say where I am", ("area_gap", "not_said")),
        ("i'd rather not say", ("area_gap", "not_said")),
        ("prefer not to give my postcode", ("area_gap", "not_said")),
        ("she doesn't want to say what happened", None),
        ("my daughter told me something", None),
    ],
)
def test_a_place_becomes_codes_or_a_reason(text, expected):
    assert heard(text) == expected
