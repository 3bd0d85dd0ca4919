import pytest

from bot.content.checks.reading_age import reading_age
from tests.bot.content.checks.house import House, variation

PLAIN = "Sit with the child and let them talk. You do not have to ask. " * 5
MIDDLING = "The officer usually answers every family on the following working day. " * 6
HARD = "Professional investigators customarily undertake comprehensive preliminary considerations. " * 9


def test_long_words_and_long_sentences_raise_the_age() -> None:
    assert reading_age(PLAIN) < 8 < 11 < reading_age(MIDDLING) < 14 < reading_age(HARD)


def test_numbers_do_not_make_a_text_easier() -> None:
    assert reading_age("Ring the council on 07700 900123.") == reading_age("Ring the council on.")


def test_a_hard_answer_is_refused_to_parents(house: House) -> None:
    house.says(variation(MIDDLING.strip()))
    assert "utter_ask_report reads at age" in house.problem()


def test_professionals_may_read_harder_words_up_to_a_limit(house: House) -> None:
    house.says(variation("Hello."), variation(MIDDLING.strip(), role="professional"))
    assert house.problems() == []
    house.says(variation("Hello."), variation(HARD.strip(), role="professional"))
    assert "14 is the most" in house.problem()


def test_a_short_answer_is_not_measured(house: House) -> None:
    house.says(variation("Professional investigators undertake comprehensive considerations."))
    assert house.problems() == []


@pytest.mark.parametrize("walk", ["told_me", "telling_now"])
def test_the_messages_of_a_step_are_read_as_one_answer(house: House, walk: str) -> None:
    text = (house.root / "content/responses/walks.yml").read_text()
    house.write("content/responses/walks.yml", text.replace("Take your time.", MIDDLING[: len(MIDDLING) // 2].strip()))
    assert any(f"content/walks/{walk}.yml:8: the step tonight reads at age" in problem for problem in house.problems())
    assert not any("content/walks/school.yml" in problem for problem in house.problems())
