from pathlib import Path

from bot.content.responses import fill_in, load_responses
from tests.bot.content.checks.house import House, variation


def test_numbers_are_filled_in(content: Path) -> None:
    assert load_responses(content)["utter_ask_report"][0]["text"] == "Ring 07700 900123 today."


def test_what_is_filled_in_later_stays(house: House, content: Path) -> None:
    house.says(variation("Step {step_number}."))
    assert load_responses(content)["utter_ask_report"][0]["text"] == "Step {step_number}."


def test_conditions_and_metadata_are_kept(house: House, content: Path) -> None:
    house.says(variation("Hello."), variation("Hi.", role="parent"))
    second = load_responses(content)["utter_ask_report"][1]
    assert second["condition"] == [{"type": "slot", "name": "role", "value": "parent"}]
    assert second["metadata"]["source"] == "facts 1.1"


def test_an_unknown_placeholder_stays_as_it_is() -> None:
    assert fill_in("{a} {b}", {"a": "1"}) == "1 {b}"
