from bot.content.checks.copybook import spoken
from tests.bot.content.checks.house import House, response, variation


def test_step_numbers_and_phone_numbers_are_filled_in() -> None:
    text = spoken("Step {step_number} of {step_count}: ring {tulip_phone}.", {"tulip_phone": "07700 900123"})
    assert text == "Step 3 of 8: ring 07700 900123."


def test_only_wordings_for_professionals_and_staff_responses_are_for_staff(house: House) -> None:
    house.says(variation("Hello."), variation("Good day.", role="professional"), variation("Hi.", role="parent"))
    house.responses("staff", response("utter_tonight_staff_more", variation("Go to your lead.")))
    book = house.book()
    by_text = {row.text: row.for_staff for row in book.variations}
    assert by_text["Good day."]
    assert by_text["Go to your lead."]
    assert not by_text["Hello."]
    assert not by_text["Hi."]


def test_a_button_shared_by_several_wordings_is_looked_at_once(house: House) -> None:
    shared = "      buttons: &two [{title: Yes please, payload: /affirm}]\n"
    again = "      buttons: *two\n"
    house.says(variation("Hello.") + shared, variation("Hi.", role="parent") + again)
    assert [button.title for button in house.book().buttons()].count("Yes please") == 1
