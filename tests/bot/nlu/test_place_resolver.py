import pytest

from bot.errors import DirectoryError
from bot.nlu import place_resolver
from bot.nlu.place_resolver import COUNTRY_ABROAD, NATION_ONLY, WIDE, DirectoryResolver, Resolved

CORNWALL, DEVON, CARDIFF = "E06000052", "E10000008", "W06000015"


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("council", "Exeter", Resolved("ENG", (DEVON,))),  # the county runs children's services
        ("council", "Cardiff", Resolved("WAL", (CARDIFF,))),
        ("council", "Belfast", Resolved("NIR", ("BHSCT", "SEHSCT"))),  # Trusts do not follow councils
        ("town", "Truro", Resolved("ENG", (CORNWALL,))),
        ("town", "Omagh", Resolved("NIR", ("WHSCT",))),
        ("town", "Bangor", Resolved(None, ("W06000002", "SEHSCT"))),  # one in Wales, one in Northern Ireland
        ("town", "Allerdale", Resolved("ENG", ("E06000063",))),  # a council that is no more
        ("area", "London", Resolved("ENG", (), WIDE)),
        ("area", "Cumbria", Resolved("ENG", ("E06000063", "E06000064"))),
        ("nation", "Wales", Resolved("WAL", (), NATION_ONLY)),
        ("nation", "Spain", Resolved("other", (), COUNTRY_ABROAD)),
        ("nation", "Jersey", Resolved("CD", ("JE",))),
        ("postcode", "TR15 1AA", Resolved("ENG", (CORNWALL,))),
        ("district", "CF14", Resolved("WAL", (CARDIFF,))),
        ("district", "BF1", Resolved(None, (), "forces")),
        ("district", "ZE9", Resolved("SCO", (), "unknown")),
        ("town", "Nowhere", Resolved(None)),
    ],
)
def test_a_place_becomes_codes_of_councils(kind, name, expected):
    assert DirectoryResolver().resolve(kind, name) == expected


def test_without_a_directory_the_nation_is_still_known(monkeypatch):
    def missing() -> None:
        raise DirectoryError

    monkeypatch.setattr(place_resolver, "finder", missing)
    assert DirectoryResolver().resolve("district", "CF14") == Resolved("WAL")
    assert DirectoryResolver().resolve("town", "Truro") == Resolved("ENG")
