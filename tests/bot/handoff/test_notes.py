import json
from dataclasses import replace

import pytest

from bot.handoff.notes import FOR_ADULT, FOR_STAFF, Note, Side

NOTES = [
    Note(Side.ADULT, text="words of an adult", at=5.5),
    Note(Side.STAFF, text="words of staff", by="Ann"),
    Note(Side.TO_ADULT, words="utter_handoff_idle", values={"name": "Ann"}),
    Note(Side.TO_STAFF, words="adult_lost"),
    Note(Side.ASIDE, text="between staff", by="Sue"),
]


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.side.value)
def test_a_note_comes_back_from_a_shelf_as_it_was_with_its_number(note):
    assert Note.from_value(7, json.loads(json.dumps(note.as_value()))) == replace(note, number=7)


def test_the_adult_never_sees_an_aside_or_a_notice_for_staff():
    assert set(Side) - set(FOR_ADULT) == {Side.ASIDE, Side.TO_STAFF}


def test_staff_see_everything_but_the_notices_for_the_adult():
    assert set(Side) - set(FOR_STAFF) == {Side.TO_ADULT}
