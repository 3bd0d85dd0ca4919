import pytest

from bot.walk.conditions import applies, fact

YOUNG = {"age_band": ("0-4", "5-7")}
STAFF_IN_WALES = {"role": ("professional",), "nation": ("WAL",)}
NATION_UNKNOWN = {"nation": ("unknown",)}


@pytest.mark.parametrize(
    ("when", "facts", "expected"),
    [
        ({}, {}, True),
        ({}, {"role": "parent"}, True),
        (YOUNG, {"age_band": "5-7"}, True),
        (YOUNG, {"age_band": "8-11"}, False),
        (YOUNG, {"age_band": None}, False),
        (YOUNG, {}, False),
        (STAFF_IN_WALES, {"role": "professional", "nation": "WAL"}, True),
        (STAFF_IN_WALES, {"role": "professional", "nation": "SCO"}, False),
        (STAFF_IN_WALES, {"role": "parent", "nation": "WAL"}, False),
        (STAFF_IN_WALES, {"role": "professional"}, False),
        (NATION_UNKNOWN, {}, True),
        (NATION_UNKNOWN, {"nation": None}, True),
        (NATION_UNKNOWN, {"nation": "unknown"}, True),
        (NATION_UNKNOWN, {"nation": "ENG"}, False),
        ({"role": ()}, {"role": "parent"}, False),
    ],
)
def test_a_condition_applies_when_every_fact_it_names_is_allowed(when, facts, expected):
    assert applies(when, facts) is expected


@pytest.mark.parametrize(("facts", "expected"), [({"n": "a"}, "a"), ({"n": None}, "unknown"), ({}, "unknown")])
def test_a_fact_nobody_has_told_is_unknown(facts, expected):
    assert fact(facts, "n") == expected


def test_a_fact_that_is_not_text_is_compared_as_text():
    assert applies({"child_path": ("False",)}, {"child_path": False})
