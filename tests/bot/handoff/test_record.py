import json
from dataclasses import replace

import pytest

from bot.handoff.record import PUBLIC, Owner, Record, State
from tests.bot.handoff.records import EACH, passed


@pytest.mark.parametrize("record", [*(make() for make in EACH.values()), passed(), replace(passed(), beside=("sue",))])
def test_a_record_comes_back_from_a_shelf_as_it_was(record):
    assert Record.from_value(json.loads(json.dumps(record.as_value()))) == record


def test_a_field_of_another_release_is_left_aside_and_a_missing_one_has_its_default():
    value = passed().as_value() | {"of_another_release": 1}
    del value["lost_at"]
    assert Record.from_value(value) == passed()


def test_the_adult_is_told_one_of_five_states():
    assert set(PUBLIC) == set(State)
    assert set(PUBLIC.values()) == {"bot", "offered", "queued", "live", "ended"}


def test_a_person_owns_a_live_chat_and_no_other():
    assert {state for state in State if Record("chat", state).owner is Owner.PERSON} == {State.LIVE}
