"""What is kept of a place: codes of councils, or why there are none; never its name."""

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT

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


@pytest.mark.parametrize(
    ("text", "intent", "becomes"),
    [
        ("PL20 6AA", "off_topic", "give_place"),
        ("ok, DE1 2FS", "off_topic", "give_place"),
        ("its W1", "off_topic", "give_place"),
        ("who do I ring, TD15", "off_topic", "give_place"),
        ("we live in France who can I call", "off_topic", "give_place"),
        ("BFPO 12", "give_age", "give_place"),
        ("Sir Benfro", "give_role", "give_place"),
        ("best pizza in Leeds", "off_topic", "off_topic"),
        ("what's the weather like in Truro", "off_topic", "off_topic"),
        ("PL20 6AA", "danger_now", "danger_now"),  # never a danger that was heard
        ("PL20 6AA", "affirm", "affirm"),
        ("mum in Leeds", "give_role", "give_role"),
    ],
)
def test_a_place_and_little_else_is_not_taken_for_something_else(text, intent, becomes):
    message = read(text)
    message.set(INTENT, {"name": intent, "confidence": 0.9})
    assert AREAS.process(PLACES.process([message]))[0].get(INTENT)["name"] == becomes
