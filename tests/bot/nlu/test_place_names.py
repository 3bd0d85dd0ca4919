import csv

import pytest

from bot.nlu.place_names import PLACES, gazetteer
from bot.nlu.postcodes import nation_of

with PLACES.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
KINDS = {"council", "town", "area", "nation"}
NATIONS = {"ENG", "WAL", "SCO", "NIR", "CD", "other", ""}
PLACES_KNOWN = list(gazetteer().by_name.values())
# shared/data/README.md: 212 bodies run children's services; with the districts and councils they are 387.
COUNCILS = 387
ISLANDS = {"Jersey", "Guernsey and Alderney", "Isle of Man"}


def test_every_row_has_a_known_kind_and_nation_and_a_source():
    assert {row["kind"] for row in ROWS} == KINDS
    assert {row["nation"] for row in ROWS} == NATIONS
    assert all(row["source"] and row["names"] for row in ROWS)


def test_no_name_stands_twice():
    spellings = [
        one.rstrip("*~").lower() for row in ROWS for names in row["names"].split("; ") for one in names.split("|")
    ]
    assert sorted({one for one in spellings if spellings.count(one) > 1}) == []


def test_every_council_is_there_and_every_council_named_is_one():
    councils = {place.name for place in PLACES_KNOWN if place.kind == "council"}
    assert len(councils) == COUNCILS
    named = {council for place in PLACES_KNOWN if place.council for council in place.council.split("|")}
    assert named - ISLANDS <= councils


@pytest.mark.parametrize(
    ("postcode", "nation"),
    [
        ("TR15 1AA", "ENG"),
        ("CF14 3", "WAL"),
        ("EH1", "SCO"),
        ("BT47", "NIR"),
        ("JE2 3AB", "CD"),
        ("CH7 1AA", "WAL"),  # Mold, in a mostly English area
        ("CH1 1AA", "ENG"),
        ("SY23", "WAL"),
        ("LD8", None),  # Presteigne and its English neighbours
        ("TD15", None),
    ],
)
def test_the_nation_of_a_postcode(postcode, nation):
    assert nation_of(postcode) == nation
