import pytest

from bot.nlu.nation import NationExtractor
from tests.bot.nlu.reading import entities, value

NATION = NationExtractor()


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
        # no nation
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
    assert value(NATION, text) == expected


@pytest.mark.parametrize("text", ["Northern Ireland", "in northern ireland", "I'm in Northern Ireland, near Newry"])
def test_northern_ireland_is_never_taken_for_ireland(text):
    assert value(NATION, text) == "NIR"


def test_the_words_it_was_found_in_are_marked():
    text = "so we live in Cardiff now"
    row = entities(NATION, text)[0]
    assert text[row["start"] : row["end"]] == "in Cardiff"
