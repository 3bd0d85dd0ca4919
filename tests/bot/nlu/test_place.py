import json

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.age_band import AgeBandExtractor
from bot.nlu.place import PlaceExtractor
from bot.session.redaction import redacted, without_words
from tests.bot.nlu.reading import read

PLACE = PlaceExtractor()
CODE, SECTOR, DISTRICT = "postcode", "sector", "district"
COUNCIL, TOWN, AREA, NATION = "council", "town", "area", "nation"


def place(text):
    """Return (value, kind) of the place found in a sentence, None where none is."""
    found = PLACE.process([read(text)])[0].get("entities") or []
    assert len(found) <= 1
    return (found[0]["value"], found[0]["role"]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TR15 1AA", ("TR15 1AA", CODE)),
        ("Tr151aa", ("TR15 1AA", CODE)),
        ("my postcode is tr15-1aa, Redruth", ("TR15 1AA", CODE)),
        ("postcode:tr15 1aa.", ("TR15 1AA", CODE)),
        ("my postcodetr15 1aa", ("TR15 1AA", CODE)),  # no space
        ("were at S6 4PT", ("S6 4PT", CODE)),
        ("EC1A 1BB", ("EC1A 1BB", CODE)),
        ("SW1A2AA", ("SW1A 2AA", CODE)),
        ("TR15 1", ("TR15 1", SECTOR)),
        ("my postcode is B8 1 something", ("B8 1", SECTOR)),
        ("bd3 9", ("BD3 9", SECTOR)),
        ("TR15", ("TR15", DISTRICT)),
        ("tr 15", ("TR15", DISTRICT)),
        ("inTR15", ("TR15", DISTRICT)),
        ("a nursery in BN3. Which council?", ("BN3", DISTRICT)),
        ("postcode starts DD4", ("DD4", DISTRICT)),
        ("we live in hackney, e8", ("E8", DISTRICT)),  # a name before it
        ("Sheffield S6", ("S6", DISTRICT)),
        ("we live in M25", ("M25", DISTRICT)),
        ("M25", ("M25", DISTRICT)),  # as an answer
        ("TR15 2 kids", ("TR15", DISTRICT)),  # a count, not a sector
        ("BT47 something, that's Derry", ("BT47", DISTRICT)),
        ("nearest sarc to ex4", ("EX4", DISTRICT)),
        # what looks alike
        ("my 8yo told me", None),
        ("he is in y5", None),
        ("year 5", None),
        ("she's in S3", None),  # third year of a Scottish secondary school
        ("P7 teacher here", None),
        ("my DD8 told me", None),  # dear daughter, 8
        ("the M25 is shut", None),
        ("we broke down near M6", None),
        ("stuck on the A1", None),
        ("cheers m8", None),
        ("m8", None),
        ("tell me b4 i go", None),
        ("me 2", None),
        ("im 12", None),  # not IM12, Isle of Man
        ("it was my ex 2 years ago", None),
        ("it's my dad's 70th on Saturday", None),  # not S7 0TH
        ("a girl de 7 anos", None),
        ("he hit her at 10", None),
        ("5ml of calpol", None),
        ("AA11 1AA", None),  # no such area
        ("call 0808 800 5000", None),
        ("ring 101", None),
    ],
)
def test_postcodes_in_any_spelling_and_nothing_that_looks_alike(text, expected):
    assert place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cornwall", ("Cornwall", COUNCIL)),
        ("down in cornwall", ("Cornwall", COUNCIL)),
        ("we're over in Kernow", ("Cornwall", COUNCIL)),
        ("Caerdydd", ("Cardiff", COUNCIL)),
        ("dw i'n byw yng Nghaerdydd", ("Cardiff", COUNCIL)),  # I live in Cardiff
        ("Sir Benfro", ("Pembrokeshire", COUNCIL)),
        ("Ynys Mon", ("Isle of Anglesey", COUNCIL)),  # without its circumflex
        ("near Truro", ("Truro", TOWN)),
        ("I teach in Derby", ("Derby", COUNCIL)),
        ("whos the out of hours team for camden", ("Camden", COUNCIL)),
        ("what's Birmingham's MASH number", ("Birmingham", COUNCIL)),
        ("nearest sarc tae dundee", ("Dundee City", COUNCIL)),
        ("social services number hull", ("Kingston upon Hull", COUNCIL)),
        ("leeds childrens services number", ("Leeds", COUNCIL)),
        ("croydon cuncil", ("Croydon", COUNCIL)),
        ("we come under Tower Hamlets", ("Tower Hamlets", COUNCIL)),
        ("London borough of Barking and Dagenham", ("Barking and Dagenham", COUNCIL)),
        ("south london, lewisham side", ("Lewisham", COUNCIL)),
        ("hammersmith & fulham", ("Hammersmith and Fulham", COUNCIL)),
        ("Saint Austell", ("St Austell", TOWN)),
        ("kings lynn way", ("King's Lynn and West Norfolk", COUNCIL)),
        ("Leicester City Council", ("Leicester", COUNCIL)),
        ("lanarkshire. who do i ring", ("Lanarkshire", AREA)),
        ("I'm in Holsworthy with one bus a day", ("Holsworthy", TOWN)),
        ("we've moved from London to Norfolk", ("Norfolk", COUNCIL)),
        ("he's in Leeds, we're in Kent", ("Kent", COUNCIL)),
        ("scotland, like just outside paisley", ("Paisley", TOWN)),
        ("Wales, just over the border from Hereford", ("Wales", NATION)),  # Hereford is not in Wales
        ("Northern Ireland", ("Northern Ireland", NATION)),
        ("NI", ("Northern Ireland", NATION)),
        ("I'm in Spain", ("Spain", NATION)),
        # one slip, after a word that leads to a place
        ("i live in Plymuth", ("Plymouth", COUNCIL)),
        ("near bracknel", ("Bracknell Forest", COUNCIL)),
        ("from Shropshrie", ("Shropshire", COUNCIL)),  # two letters changed places
        ("in newton abot", ("Newton Abbot", TOWN)),
    ],
)
def test_places_by_everyday_welsh_and_misspelt_names(text, expected):
    assert place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Reading", "Reading"),
        ("we're in Reading now", "Reading"),
        ("im in reading.", "Reading"),
        ("i live in bath", "Bath and North East Somerset"),
        ("Bury council", "Bury"),
        ("Reading", "Reading"),
        ("we're in Deal, Kent", "Deal"),
        ("near Wells", "Wells"),
        ("I read it", None),
        ("reading", None),
        ("he is behind in reading", None),
        ("I was reading council guidance", None),
        ("bury my head", None),
        ("she was in bath", None),  # somebody without "the" in her English
        ("in the bath", None),
        ("get down", None),
        ("down", None),
        ("he is barking mad", None),
        ("rugby practice", None),
        ("what a deal", None),
        ("in the street", None),
        ("for sale", None),
        ("ni", None),
    ],
)
def test_names_that_are_ordinary_words_need_more_around_them(text, expected):
    found = place(text)
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "his name is Devon",
        "Kent told me",
        "a lad called Lincoln hit her",
        "Chelsea said it first",
        "London Road",
        "a York stone wall",
        "he supports Liverpool",
        "Leicester City",
        "a Church of England school",
        "he's in spain now",
        "I am from Poland, excuse my English",  # where one is from is not where one is
        "her mother knows",
        "from mother",  # one slip away from Rother
        "in school",
        "in prison",
        "in nursery",
        "",
    ],
)
def test_people_streets_clubs_and_other_words_are_no_place(text):
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [("so we live in Cardiff now", "Cardiff"), ("it's tr15 1aa ok", "tr15 1aa"), ("Birmingham's MASH", "Birmingham's")],
)
def test_the_words_it_was_found_in_are_marked(text, span):
    row = PLACE.process([read(text)])[0].get("entities")[0]
    assert text[row["start"] : row["end"]] == span
    assert row["extractor"] == "PlaceExtractor"


def test_an_age_read_inside_a_postcode_goes_and_others_stay():
    message = AgeBandExtractor().process([read("my postcode is S6 4PT")])[0]
    assert [row["entity"] for row in message.get("entities")] == ["age_band"]
    assert [row["entity"] for row in PLACE.process([message])[0].get("entities")] == ["place"]
    message = AgeBandExtractor().process([read("she is 7 and we live in Derby")])[0]
    assert [row["entity"] for row in PLACE.process([message])[0].get("entities")] == ["age_band", "place"]


@pytest.mark.parametrize("text", ["TR15 1AA", "we live in tr151aa", "Truro", "TR15"])
def test_no_place_and_no_postcode_is_kept_of_a_message(text):
    message = PLACE.process([read(text)])[0]
    found = message.get("entities")
    parsed = {"text": text, "intent": {"name": "give_place"}, "entities": found}
    kept = redacted(UserUttered(text, parsed["intent"], found, parsed))
    for held in (json.dumps(without_words(parsed)), json.dumps(kept.as_dict())):
        assert found[0]["value"].lower() not in held.lower()
        assert text.lower() not in held.lower()
