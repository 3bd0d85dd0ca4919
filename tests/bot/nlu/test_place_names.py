import csv

import pytest

from bot.nlu.place_names import PLACES, gazetteer
from bot.nlu.place_resolver import Resolved, TableResolver
from bot.nlu.postcodes import nation_of

with PLACES.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
KINDS = {"council", "town", "area", "nation"}
NATIONS = {"ENG", "WAL", "SCO", "NIR", "CD", "other", ""}
PLACES_KNOWN = list(gazetteer().by_name.values())
# shared/data/README.md: 212 bodies run children's services; with the districts and councils they are 387.
COUNCILS = 387


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
    assert {place.council for place in PLACES_KNOWN if place.council} <= councils


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("council", "Exeter", Resolved("ENG", "Devon")),  # the county runs children's services
        ("council", "Cardiff", Resolved("WAL", "Cardiff")),
        ("town", "Truro", Resolved("ENG", "Cornwall")),
        ("town", "Omagh", Resolved("NIR", None)),  # trusts do not follow councils
        ("town", "Bangor", Resolved(None, None)),  # one in Wales, one in Northern Ireland
        ("area", "London", Resolved("ENG", None)),
        ("nation", "Wales", Resolved("WAL", None)),
        ("nation", "Spain", Resolved("other", None)),
        ("postcode", "TR15 1AA", Resolved("ENG", None)),  # its council waits for the directory
        ("district", "CF14", Resolved("WAL", None)),
        ("town", "Nowhere", Resolved(None, None)),
    ],
)
def test_the_stub_resolves_by_the_table(kind, name, expected):
    assert TableResolver().resolve(kind, name) == expected


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
