from tests.bot.content.checks.house import House, response, variation

STAFF = variation("Tell your lead.")


def test_an_answer_for_staff_belongs_to_its_intent(house: House) -> None:
    house.responses("staff", response("utter_ask_report_staff", STAFF))
    assert house.problems() == []


def test_an_answer_for_staff_of_no_intent_is_never_uttered(house: House) -> None:
    house.responses("staff", response("utter_ask_nothing_staff", STAFF))
    assert "utter_ask_nothing_staff is never uttered" in house.problem()


def test_more_needs_a_button_that_offers_it(house: House) -> None:
    house.responses("more", response("utter_ask_report_more", variation("There is more.")))
    assert "utter_ask_report_more is never uttered" in house.problem()


def test_a_term_that_an_extractor_finds_may_have_an_answer(house: House) -> None:
    house.write("bot/nlu/term.py", 'class Term:\n    table = {"mash": ("mash",)}\n')
    house.responses("terms", response("utter_ask_report_mash", variation("The first team.")))
    assert house.problems() == []
    house.responses("terms", response("utter_ask_report_mush", variation("The first team.")))
    assert "utter_ask_report_mush is never uttered" in house.problem()
