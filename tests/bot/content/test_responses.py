from pathlib import Path

from bot.content.responses import fill_in, load_responses, with_literal_braces
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


def test_braces_of_a_payload_reach_the_adult_as_they_are_written() -> None:
    from rasa.core.nlg.interpolator import interpolate_text

    payload = '/ask_report{"nation":"NIR"}'
    written = {"utter_x": [{"text": "Step {step_number}.", "buttons": [{"title": "Yes", "payload": payload}]}]}
    handed = with_literal_braces(written)["utter_x"][0]
    assert handed["text"] == "Step {step_number}."
    assert "{{" in handed["buttons"][0]["payload"]
    assert interpolate_text(handed["buttons"][0]["payload"], {"nation": None}) == payload
    assert written["utter_x"][0]["buttons"][0]["payload"] == payload
