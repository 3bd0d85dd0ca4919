import pytest

from bot.handoff.summary import FIELDS, summary_of, without

SLOTS = {
    "role": "parent",
    "age_band": "5-7",
    "relation": "family",
    "nation": "ENG",
    "danger": "amber",
    "steps_done": ["listen", "reassure"],
    "last_question": "utter_ask_safe_now",
    "area_code": "E09000002",
    "place": "a street in words",
}


def test_the_summary_has_six_fields_at_most_and_nothing_else():
    found = summary_of(SLOTS, "Barking and Dagenham")
    assert found == {
        "role": "parent",
        "area": "Barking and Dagenham",
        "age_band": "5-7",
        "relation": "family",
        "danger": "amber",
        "steps_done": "listen,reassure",
    }
    assert tuple(found) == FIELDS


def test_without_a_council_the_nation_stands_for_the_area():
    assert summary_of({"nation": "SCO"}) == {"area": "SCO"}


@pytest.mark.parametrize("slots", [{}, {"role": None, "danger": "none", "steps_done": []}, {"steps_done": None}])
def test_what_is_not_known_is_not_there(slots):
    assert summary_of(slots) == {}


def test_steps_that_are_already_one_text_stay_so():
    assert summary_of({"steps_done": "listen"}) == {"steps_done": "listen"}


def test_any_field_can_be_struck():
    found = summary_of(SLOTS)
    for field in FIELDS:
        assert set(without(found, field)) == set(FIELDS) - {field}
    assert without({}, "role") == {}
