import pytest

from bot.content.checks.variations import both_fit
from tests.bot.content.checks.house import House, variation


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ({"role": "parent"}, {"role": "professional"}, False),
        ({"role": "parent"}, {"role": "Parent"}, True),  # Rasa compares without regard to case
        ({"role": "parent"}, {"nation": "WAL"}, True),
        ({"role": "parent", "nation": "WAL"}, {"role": "parent", "nation": "SCO"}, False),
        ({"role": "parent", "nation": "WAL"}, {"role": "parent"}, True),
    ],
)
def test_two_conditions_fit_together_unless_one_slot_divides_them(
    one: dict[str, str], other: dict[str, str], both: bool
) -> None:
    assert both_fit(one, other) is both


def test_variations_on_different_slots_overlap(house: House) -> None:
    house.says(variation("Hello."), variation("Hi.", role="parent"), variation("Good day.", nation="WAL"))
    assert "talk.yml:9: utter_ask_report has two wordings for role parent and nation WAL" in house.problem()


def test_full_pairs_that_cannot_meet_pass(house: House) -> None:
    house.says(
        variation("Hello."),
        variation("Hi.", role="parent", nation="WAL"),
        variation("Good day.", role="parent", nation="SCO"),
    )
    assert house.problems() == []


def test_two_defaults_are_drawn_at_random_and_refused(house: House) -> None:
    house.says(variation("Hello."), variation("Hi."))
    assert "two wordings for any moment" in house.problem()


def test_without_a_default_somebody_hears_nothing(house: House) -> None:
    house.says(variation("Hello.", role="parent"))
    assert "utter_ask_report says nothing for role not known" in house.problem()


def test_without_a_default_the_conditions_may_cover_everything(house: House) -> None:
    house.says(*(variation("Hello.", walk_state=state) for state in ("none", "on", "done")))
    assert house.problems() == []


def test_the_default_stands_first(house: House) -> None:
    house.says(variation("Hi.", role="parent"), variation("Hello."))
    assert "the default of utter_ask_report does not stand first" in house.problem()


@pytest.mark.parametrize(
    ("slot", "value", "what"),
    [
        ("role", "teacher", "role is never 'teacher'"),
        ("role", "unknown", "role is never 'unknown'"),  # an unknown role is an empty slot, which the default serves
        ("rolle", "parent", "there is no slot 'rolle'"),
    ],
)
def test_a_condition_that_never_holds_is_refused(house: House, slot: str, value: str, what: str) -> None:
    house.says(variation("Hello."), variation("Hi.", **{slot: value}))
    assert what in house.problem()
