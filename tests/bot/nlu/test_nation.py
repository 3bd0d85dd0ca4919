import pytest

from bot.nlu.nation import NationExtractor
from bot.nlu.place import PlaceExtractor
from bot.nlu.place_resolver import Resolved
from tests.bot.nlu.reading import read

PLACE = PlaceExtractor()
NATION = NationExtractor()


def found(text, extractor=NATION):
    """Return the nations found in a sentence, with their place if that is where they come from."""
    rows = extractor.process(PLACE.process([read(text)]))[0].get("entities") or []
    return [row for row in rows if row["entity"] == "nation"]


def nation(text):
    rows = found(text)
    assert len(rows) <= 1
    return rows[0]["value"] if rows else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm in Scotland", "SCO"),
        ("Scotland", "SCO"),
        ("what is it under scots law", "SCO"),
        ("we live in Glasgow", "SCO"),
        ("Dundee", "SCO"),
        ("up near inverness", "SCO"),
        ("is it different in wales", "WAL"),
        ("dw i'n byw yng Nghymru, Cymru", "WAL"),  # Welsh
        ("we're from Swansea", "WAL"),
        ("wrexham", "WAL"),
        ("Northern Ireland", "NIR"),
        ("N. Ireland", "NIR"),
        ("NI", "NIR"),
        ("I'm in NI", "NIR"),
        ("living in Belfast", "NIR"),
        ("from Derry", "NIR"),
        ("Derry", "NIR"),
        ("in England", "ENG"),
        ("London", "ENG"),
        ("near Leeds", "ENG"),
        ("I'm in Truro", "ENG"),
        ("at Islington", "ENG"),
        ("in Jersey", "CD"),
        ("Isle of Man", "CD"),
        ("I'm living in Spain", "other"),
        ("in Ireland", "other"),
        ("from Dublin", "other"),
        ("TR15 1AA", "ENG"),  # by its postcode
        ("we're at CF14", "WAL"),
        ("Sir Benfro", "WAL"),
        ("just outside Enniskillen", "NIR"),
        ("Holyhead", "WAL"),
        ("I'm in Wales, near Chester", "WAL"),  # what is named outweighs what is near
        # no nation
        ("LD8", None),  # on both sides of the border
        ("near Bangor", None),  # two nations have one
        ("he's in Spain now", None),  # where he is says nothing of the adult
        ("my daughter told me", None),
        ("she is called Chelsea", None),
        ("his name is Devon", None),  # a name
        ("Kent told me", None),  # a name
        ("who do I ring", None),
        ("in the north", None),
        ("near the school", None),
        ("London Road", None),  # a street that every town has
        ("she speaks Polish", None),
        ("a York stone wall", None),
        ("he supports Liverpool", None),
        ("her German teacher", None),
        ("", None),
        ("she wore a jersey", None),
    ],
)
def test_the_nation_named(text, expected):
    assert nation(text) == expected


@pytest.mark.parametrize("text", ["Northern Ireland", "in northern ireland", "I'm in Northern Ireland, near Newry"])
def test_northern_ireland_is_never_taken_for_ireland(text):
    assert nation(text) == "NIR"


def test_the_words_it_was_found_in_are_marked():
    text = "so we live in Cardiff now"
    row = found(text)[0]
    assert text[row["start"] : row["end"]] == "Cardiff"
    assert row["extractor"] == "NationExtractor"


def test_another_resolver_may_take_the_place_of_the_table():
    class Directory:
        def resolve(self, kind, name):
            return Resolved("SCO" if (kind, name) == ("district", "TD15") else None, None)

    assert [row["value"] for row in found("TD15", NationExtractor(Directory()))] == ["SCO"]
