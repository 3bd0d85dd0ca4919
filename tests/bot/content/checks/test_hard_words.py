import pytest

from tests.bot.content.checks.house import House, response, variation


@pytest.mark.parametrize("text", ["They assess the threshold.", "Tell the disclosure.", "Ring prior to that."])
def test_a_hard_word_is_named_with_a_plain_one(house: House, text: str) -> None:
    house.says(variation(text))
    assert "to people who may not know it; say it plainly" in house.problem()


def test_staff_may_read_the_words_of_their_field(house: House) -> None:
    house.says(variation("Ring."), variation("Note the disclosure.", role="professional"))
    assert house.problems() == []


def test_a_name_that_holds_a_hard_word_stays(house: House) -> None:
    house.says(variation("Victim Support can help."))
    assert house.problems() == []


def test_an_answer_that_explains_a_word_may_use_it(house: House) -> None:
    house.write("bot/nlu/term.py", 'TABLE = {"mash": ()}\n')
    house.change("domain.yml", "ask_report,", "ask_report, ask_definition,")
    house.responses("terms", response("utter_ask_definition_mash", variation("MASH is the team you reach first.")))
    assert house.problems() == []
