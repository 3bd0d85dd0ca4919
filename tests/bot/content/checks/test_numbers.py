import pytest

from bot.content.checks.numbers import typed_numbers
from tests.bot.content.checks.house import House, variation


@pytest.mark.parametrize(
    "text",
    [
        "Call 999.",
        "Police on 101 or 112, or press 55. Text relay is 18000.",
        "For ages 8-11 and 12–15, or 16 and 17.",
        "KCSIE 2026, Part one.",
        "Ring {nhs_111_phone} and press 2.",
    ],
)
def test_emergency_numbers_ages_and_years_may_be_typed(text: str) -> None:
    assert typed_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ring 111 now.", "111"),
        ("Ring 07700 900123.", "07700 900123"),
        ("Ring (07700) 900-123.", "07700) 900-123"),
        ("Ring +44 7700 900123.", "+44 7700 900123"),
        ("Text 85258.", "85258"),
        ("Ring 9999.", "9999"),
    ],
)
def test_any_other_number_belongs_into_the_lines(text: str, number: str) -> None:
    assert typed_numbers(text) == [number]


def test_a_typed_number_in_a_button_is_found(house: House) -> None:
    house.change("content/walks/buttons.yml", "Yes, safe now", "Ring 07700 900123")
    assert "the number 07700 900123 is typed here" in house.problem()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring {daisy_line_phone}.", "{daisy_line_phone} stands for nothing"),
        ("See {tulip_line_web}.", "{tulip_line_web} stands for nothing"),
        ("Ring {phone}.", "{phone} stands for nothing"),
        ("Ring {tulip line}.", "a brace is left over"),
        ("This is step {step_number}.", "{step_number} is only filled in on a walk"),
        ("Ring {rose_line_phone}.", "the line rose_line does not serve NIR, SCO"),
    ],
)
def test_a_placeholder_must_stand_for_something_that_serves_the_reader(house: House, text: str, what: str) -> None:
    house.says(variation(text))
    assert what in house.problem()


def test_step_numbers_are_filled_in_on_a_walk(house: House) -> None:
    house.change("content/responses/walks.yml", "Take your time.", "Step {step_number} of {step_count}.")
    assert house.problems() == []


def test_a_line_may_be_named_to_its_nations(house: House) -> None:
    house.says(variation("Hello."), variation("Ring {rose_line_phone}.", nation="WAL"))
    assert house.problems() == []


def test_a_line_may_not_be_named_to_another_nation(house: House) -> None:
    house.says(variation("Hello."), variation("Ring {rose_line_phone}.", nation="NIR"))
    assert "the line rose_line does not serve NIR" in house.problem()


def test_a_line_kept_out_of_messages_may_not_be_named(house: House) -> None:
    house.change("content/lines.yml", "shown: true", "shown: false")
    assert "the line tulip_line is kept out of messages" in house.problem()


def test_hours_that_nobody_verified_are_not_promised(house: House) -> None:
    house.says(variation("Ring {tulip_line_phone} at any time."))
    assert "the hours of tulip_line are not verified" in house.problem()


@pytest.mark.parametrize("text", ["Ring {rose_line_phone} at any time.", "Ring {rose_line_phone} or 101, at any time."])
def test_verified_hours_may_be_said(house: House, text: str) -> None:
    house.says(variation("Hello."), variation(text, nation="ENG"))
    assert house.problems() == []
