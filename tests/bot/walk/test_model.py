import dataclasses

import pytest

from bot.errors import WalkError
from bot.walk.model import Button, Saying, Step, walk_named
from tests.bot.walk.a_walk import ENGLAND, NEXT, WALK

BY_AGE = Saying("utter_by_age", {"age_band": ("0-4", "5-7")})
STEP = Step("say", (Saying("utter_words"), BY_AGE, Saying("utter_end")), (NEXT, ENGLAND))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ["utter_words", "utter_end"]),
        ({"age_band": "5-7"}, ["utter_words", "utter_by_age", "utter_end"]),
        ({"age_band": "16-17"}, ["utter_words", "utter_end"]),
    ],
)
def test_a_step_says_in_order_what_applies(facts, expected):
    assert STEP.responses(facts) == expected


@pytest.mark.parametrize(("facts", "expected"), [({}, ["Next", "England"]), ({"nation": "SCO"}, ["Next"])])
def test_a_step_offers_the_buttons_that_apply(facts, expected):
    assert [button["title"] for button in STEP.offered(facts)] == expected


def test_a_button_is_offered_as_title_and_payload_only():
    assert STEP.offered({"nation": "ENG"}) == [{"title": "Next", "payload": "/continue_steps"}]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"role": "professional"}, ["safe_now", "say", "report_staff", "plan"]),
        ({"role": "parent", "nation": "SCO"}, ["safe_now", "say", "report", "plan"]),
        ({"role": "child"}, ["safe_now", "say", "plan"]),
    ],
)
def test_the_open_steps_are_those_that_apply_in_order(facts, expected):
    assert [step.name for step in WALK.open_steps(facts)] == expected


def test_a_walk_is_found_by_name():
    assert walk_named({"made_up": WALK}, "made_up") is WALK


def test_an_unknown_walk_is_an_error_that_names_it():
    with pytest.raises(WalkError, match="'nowhere'"):
        walk_named({"made_up": WALK}, "nowhere")


@pytest.mark.parametrize(
    ("piece", "field"), [(WALK, "steps"), (STEP, "say"), (BY_AGE, "response"), (Button("Next", "/go_back"), "title")]
)
def test_no_session_can_change_a_walk(piece, field):
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(piece, field, "changed")
