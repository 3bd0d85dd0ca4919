import pytest

from tests.bot.content.checks.house import House, response, variation

ANSWERS = [response(f"utter_situation_visa{end}", variation("You can ring.")) for end in ("", "_staff")]


@pytest.fixture
def heard(house: House) -> House:
    house.write("bot/nlu/situation_adults.py", 'PHRASES = {"visa": ("my visa",)}\n')
    house.write("content/situations.yml", "situations:\n  visa: [ask_report]\n")
    house.responses("situations", *ANSWERS)
    return house


def test_a_situation_that_is_heard_and_listed_has_answers(heard: House) -> None:
    assert heard.problems() == []


def test_answers_to_a_situation_that_is_not_listed_are_never_uttered(heard: House) -> None:
    heard.write("content/situations.yml", "situations: {}\n")
    found = heard.problems()
    assert [f"utter_situation_visa{end} is never uttered" in row for end, row in zip(("", "_staff"), found)] == [
        True
    ] * 2


def test_a_situation_that_is_not_heard_is_a_problem(heard: House) -> None:
    heard.write("bot/nlu/situation_adults.py", 'PHRASES = {"visas": ("my visa",)}\n')
    assert "content/situations.yml:2: no message is heard as visa" in "".join(heard.problems())


def test_a_situation_without_words_is_a_problem(heard: House) -> None:
    heard.responses("situations", ANSWERS[1])
    assert "content/situations.yml:2: utter_situation_visa is nowhere written" in heard.problem()


def test_a_situation_under_an_unknown_intent_is_a_problem(heard: House) -> None:
    heard.write("content/situations.yml", "situations:\n  visa: [ask_report, ask_reprot]\n")
    assert "visa stands under ask_reprot, no intent" in heard.problem()


def test_a_situation_needs_a_list_of_intents(heard: House) -> None:
    heard.write("content/situations.yml", "situations:\n  visa: ask_report\n")
    assert "content/situations.yml:2: visa has no list of intents" in heard.problems()[-1]
