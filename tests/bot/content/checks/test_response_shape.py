import pytest

from tests.bot.content.checks.house import META, House, response, variation


def test_a_channel_key_is_refused(house: House) -> None:
    house.says(variation("Hello.") + "      channel: telegram\n")
    assert "unknown key 'channel'; write words that every channel can say" in house.problem()


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "One.\n  \nTwo.", "One.\n"])
def test_a_blank_line_in_a_text_is_refused(house: House, text: str) -> None:
    house.says("    - text: " + repr(text).replace("'", '"') + f"\n      {META}\n")
    assert "talk.yml:4: the text holds a blank line" in house.problem()


def test_a_single_line_break_is_allowed(house: House) -> None:
    house.says(f'    - text: "One.\\nTwo."\n      {META}\n')
    assert house.problems() == []


def test_a_text_may_not_begin_or_end_with_a_space(house: House) -> None:
    house.says(variation("Hello. "))
    assert "begins or ends with a space" in house.problem()


def test_a_variation_without_metadata_is_refused(house: House) -> None:
    house.says("    - text: 'Hello.'\n")
    assert "talk.yml:4: a variation has no 'metadata'" in house.problem()


def test_a_response_needs_a_list(house: House) -> None:
    house.says("    text: 'Hello.'\n")
    assert "utter_ask_report has no list of variations" in house.problem()


def test_a_response_is_called_utter_something(house: House) -> None:
    house.responses("more", response("say_hello", variation("Hello.")))
    assert any("'say_hello' is no name of a response" in problem for problem in house.problems())


def test_an_unquoted_on_is_no_text(house: House) -> None:
    row = variation("Hello.", walk_state="on").replace("'on'", "on")
    house.says(variation("Hi."), row)
    assert "talk.yml:6: 'value' of a condition is not text" in house.problem()


def test_an_empty_condition_would_never_be_said_and_is_refused(house: House) -> None:
    house.says(variation("Hi."), f"    - condition: []\n      text: 'Hello.'\n      {META}\n")
    assert "'condition' of a variation is empty" in house.problem()


def test_a_condition_asks_for_a_slot(house: House) -> None:
    house.says(variation("Hi."), variation("Hello.", role="parent").replace("type: slot", "type: intent"))
    assert "something else than a slot" in house.problem()


def test_a_condition_asks_once_for_a_slot(house: House) -> None:
    twice = variation("Hello.", role="parent", nation="WAL").replace(
        "name: nation, value: 'WAL'", "name: role, value: child"
    )
    house.says(variation("Hi."), twice)
    assert "asks twice for role" in house.problem()


def test_a_button_without_payload_is_refused(house: House) -> None:
    house.says(variation("Hello.") + "      buttons:\n        - {title: 'Go on'}\n")
    assert "talk.yml:7: a button has no 'payload'" in house.problem()
