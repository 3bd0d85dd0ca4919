import pytest

from bot.nlu.role import RoleExtractor
from tests.bot.nlu.reading import entities, read, value

ROLE = RoleExtractor()
PARENT, OTHER, STAFF, CHILD = "parent", "other_adult", "professional", "child"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a child who says so
        ("I'm in year 9 and a boy sent my picture round", CHILD),
        ("im only 12", CHILD),
        ("I'm fifteen and scared of my stepdad", CHILD),
        ("I am a 14 year old girl", CHILD),
        ("i'm a kid", CHILD),
        ("I'm 15 minutes away from her", None),  # an age is not the only thing that is fifteen
        ("im 17 weeks pregnant", None),
        ("I am 12 years sober", None),
        ("I'm 45", None),
        ("I'm in year 4 today, supply teacher", STAFF),  # where they work, by the job beside it
        # parent
        ("my daughter told me something last night", PARENT),
        ("My son is 9 and he said it at bath time", PARENT),
        ("my lass, she's seven", PARENT),
        ("my 8 year old came out with it in the car", PARENT),
        ("our youngest won't go to his dad's", PARENT),
        ("I'm her mum", PARENT),
        ("im the dad", PARENT),
        ("I am a single mum of two", PARENT),
        ("mum here, what do I do", PARENT),
        ("my bairn's no sleeping", PARENT),  # the apostrophe is part of the word
        ("my wean told me", PARENT),  # Scots, Ulster
        ("It's just her mam typing", PARENT),
        ("I am stepfather of the girl", PARENT),  # ESL, without "the"
        # other adult
        ("I'm her nan", OTHER),
        ("my granddaughter told me in the car", OTHER),
        ("my nephew said his coach touched him", OTHER),
        ("the boy next door never smiles", OTHER),
        ("my friend's daughter told me", OTHER),
        ("i am a neighbour and i hear them through the wall", OTHER),
        ("her auntie here", OTHER),
        ("my wee sister told me what her stepda did", OTHER),
        ("Grandad here.", OTHER),
        ("my sister's boy is frightened of his dad", OTHER),
        ("kid downstairs is always crying", OTHER),  # the two ends of a flat
        # professional
        ("I'm a teacher", STAFF),
        ("I am a teaching assistant in a primary school", STAFF),
        ("a pupil in my class said something", STAFF),
        ("a Y9 girl disclosed to me", STAFF),
        ("I work in a nursery", STAFF),
        ("one of my swimmers told me", STAFF),
        ("our DSL is off sick", STAFF),
        ("I coach under twelves", STAFF),
        ("I foster a girl of eleven", STAFF),
        ("childminder here, one of mine said something", STAFF),
        ("I'm the school nurse", STAFF),
        # What they say of themselves beats whose child it is.
        ("I'm a teacher and my daughter is in year 4", STAFF),
        ("I'm her nan, my daughter doesn't know", OTHER),
        # nothing said of it
        ("hello", None),
        ("what should I say", None),
        ("her teacher knows about it", None),
        ("she told her nan first", None),
        ("the school rang", None),
        ("a boy told me his dad hits him", None),
        ("how do I report it", None),
        ("is this private", None),
        ("his mum doesn't believe him", None),
        ("", None),
        ("there is a teacher at her school who worries me", None),
        ("I'm going to tell her mum", None),
        ("I am on my way to the nursery", None),  # going there is not working there
    ],
)
def test_who_the_adult_is(text, expected):
    assert value(ROLE, text) == expected


def test_the_words_it_was_found_in_are_marked():
    found = entities(ROLE, "Hi, I'm her mum!")
    assert found == [{"entity": "role", "value": PARENT, "start": 4, "end": 15, "extractor": "RoleExtractor"}]


def test_what_others_found_is_kept():
    message = read("my daughter told me")
    message.set("entities", [{"entity": "nation", "value": "SCO"}])
    found = ROLE.process([message])[0].get("entities")
    assert [row["entity"] for row in found] == ["nation", "role"]
