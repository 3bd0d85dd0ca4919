"""What the actions about places utter and remember; messages are as they come after redaction, codes only."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import local_answers
from actions.action_ask_report import ActionAskReport
from actions.action_find_local_help import ActionFindLocalHelp
from actions.action_take_answer import ActionTakeAnswer
from actions.action_take_place import ActionTakePlace
from bot.danger.decision import SAFE_NOW
from bot.directory.local_help import Contact, LocalHelp
from bot.directory.opening_hours import UK
from bot.store.directory_file import DIRECTORY

CORNWALL, ISLINGTON, CAMDEN = "E06000052", "E09000019", "E09000007"
pytestmark = pytest.mark.skipif(not DIRECTORY.is_file(), reason="no directory: run `make setup`")


def tracker(
    intent: str = "find_local_help", *, slots: dict[str, Any] | None = None, **entities: str
) -> SimpleNamespace:
    kept = {"last_question": "none", "walk_state": "none", "steps_done": [], **(slots or {})}
    if "area_code" in entities:
        kept["area_code"] = entities["area_code"]  # as the slot's mapping has done by then
    return SimpleNamespace(
        get_slot=kept.get,
        latest_message={"intent": {"name": intent}},
        get_latest_entity_values=lambda name: iter([entities[name]] if name in entities else []),
    )


def spoken(action, said) -> tuple[list[str], dict[str, Any], list[dict[str, Any]]]:
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, said, {})
    slots = {event["name"]: event["value"] for event in events}
    return [message["response"] for message in dispatcher.messages], slots, dispatcher.messages


@pytest.mark.parametrize("action", [ActionFindLocalHelp(), ActionTakePlace(), ActionAskReport()])
def test_a_council_heard_gets_its_numbers_and_what_to_say(action):
    names, _, messages = spoken(action, tracker(area_code=CORNWALL))
    assert names == ["utter_local_both", "utter_local_say"]
    assert messages[0]["local_office_phone"] == "0300 123 1116"
    assert messages[0]["local_evening_phone"] == "01208 251300"
    assert messages[0]["local_checked_on"] == "26 November 2026"


@pytest.mark.parametrize("action", [ActionFindLocalHelp(), ActionTakePlace(), ActionAskReport()])
def test_several_councils_are_asked_about_by_name(action):
    known = tracker(area_choices=f"{ISLINGTON}|{CAMDEN}", slots={"area_code": CORNWALL})
    names, slots, messages = spoken(action, known)
    assert names == ["utter_local_which", "utter_local_which_else"]
    assert messages[0]["buttons"] == [
        {"title": "Islington", "payload": '/give_place{"area_code":"E09000019","nation":"ENG"}'},
        {"title": "Camden", "payload": '/give_place{"area_code":"E09000007","nation":"ENG"}'},
    ]
    assert slots == {"area_code": None, "last_question": "area"}


def test_every_button_for_a_council_fits():
    finder = local_answers.finder()
    for code in finder._known:
        assert len(local_answers._payload(code).encode()) <= 64
        assert len(finder.title_of(code)) <= 24


@pytest.mark.parametrize(
    ("gap", "response"),
    [
        ("unknown", "utter_local_unknown"),
        ("wide", "utter_local_wide"),
        ("forces", "utter_local_forces"),
    ],
)
def test_a_place_without_a_council_is_asked_about_kindly(gap, response):
    names, slots, _ = spoken(ActionTakePlace(), tracker("give_place", area_gap=gap))
    assert names == [response]
    assert slots == {"last_question": "area"}


def test_a_place_abroad_gets_the_lines_of_other_countries():
    names, _, messages = spoken(ActionTakePlace(), tracker("give_place", area_gap="abroad"))
    assert names == ["utter_local_abroad", "utter_way_back"]
    assert "France: 119 Allo Enfance en Danger, 119" in messages[0]["local_world"]
    assert "Kids Help Phone" not in messages[0]["local_world"]  # its source is second-hand


NOT_SAID = ["utter_local_not_said", "utter_find_local_help", "utter_way_back"]


def test_not_wanting_to_say_is_fine():
    assert spoken(ActionTakePlace(), tracker("give_place", area_gap="not_said"))[0] == NOT_SAID
    for intent in ("deny", "not_sure"):
        names, slots, _ = spoken(ActionTakeAnswer(), tracker(intent, slots={"last_question": "area"}))
        assert names == NOT_SAID
        assert slots == {"last_question": "none"}


def test_without_a_place_it_asks_where_and_an_open_question_about_safety_stays_open():
    assert spoken(ActionFindLocalHelp(), tracker())[:2] == (["utter_local_where"], {"last_question": "area"})
    names, slots, _ = spoken(ActionFindLocalHelp(), tracker(slots={"last_question": SAFE_NOW}))
    assert (names, slots) == (["utter_local_where"], {})


def test_who_do_i_call_without_a_place_keeps_its_answer_and_offers_to_look():
    assert spoken(ActionAskReport(), tracker("ask_report"))[0] == ["utter_ask_report", "utter_local_find_yours"]


def test_a_council_known_from_before_answers_the_next_question():
    names, slots, _ = spoken(ActionAskReport(), tracker("ask_report", slots={"area_code": CORNWALL}))
    assert names == ["utter_local_both", "utter_local_say"]
    assert slots == {}


def test_the_rest_stands_behind_a_button():
    known = {"area_code": CORNWALL}
    names, _, messages = spoken(ActionFindLocalHelp(), tracker(slots=known, aspect="more"))
    assert names == ["utter_local_police", "utter_local_centre", "utter_local_other_support"]
    assert messages[0]["local_police"] == "Devon & Cornwall Police"
    assert messages[1]["local_centre_phone"] == "0300 303 4626"
    assert spoken(ActionFindLocalHelp(), tracker(slots=known, aspect="elsewhere"))[0] == ["utter_local_where"]
    assert spoken(ActionFindLocalHelp(), tracker(slots=known, aspect="sources"))[0][0] == "utter_local_sources"


def test_staff_are_told_whose_rules_hold_there():
    staff = {"area_code": "E10000008", "role": "professional"}
    names, _, messages = spoken(ActionFindLocalHelp(), tracker(slots=staff, aspect="more"))
    assert names[-1] == "utter_local_partnership"
    assert messages[-1]["local_partnership"] == "Devon Safeguarding Children Partnership"


def test_a_nation_by_itself_repeats_no_number():
    assert spoken(ActionTakePlace(), tracker("give_place", nation="SCO"))[0] == ["utter_give_place", "utter_way_back"]


def test_a_code_that_nobody_knows_is_asked_again():
    assert spoken(ActionTakePlace(), tracker("give_place", area_code="E99999999"))[0] == ["utter_local_where"]


def test_verified_hours_say_when_it_opens():
    office = Contact("Front door", "01632 960001", "2026-11-01", "Mo-Fr 09:00-16:30; PH off")
    there = LocalHelp("E0", "Example", "ENG", "e.example", "", "Police", "p.example", office, None, ())
    said = local_answers.numbers_said(there, datetime(2026, 11, 27, 20, tzinfo=UK))
    assert (said["local_opens_day"], said["local_opens_time"]) == ("Monday 30 November", "9am")
    assert local_answers.numbers_said(there, datetime(2026, 11, 27, 12, tzinfo=UK))["local_until"] == "4.30pm"
