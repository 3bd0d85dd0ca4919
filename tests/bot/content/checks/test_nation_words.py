import pytest

from tests.bot.content.checks.house import House, variation


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Tell the designated teacher.", "SCO"),
        ("The CPS decides.", "SCO"),
        ("An ISVA can help.", "NIR"),
        ("The Procurator Fiscal decides.", "ENG"),
    ],
)
def test_a_word_of_one_nation_is_not_said_to_another(house: House, text: str, nation: str) -> None:
    house.says(variation("Hello."), variation(text, nation=nation))
    assert "only; use the reader's own word" in house.problem()


@pytest.mark.parametrize(
    ("text", "nation"),
    [("Tell the designated teacher.", "NIR"), ("The CPS decides.", "WAL"), ("An ISVA can help.", "ENG")],
)
def test_a_word_of_a_nation_is_said_to_that_nation(house: House, text: str, nation: str) -> None:
    house.says(variation("Hello."), variation(text, nation=nation))
    assert house.problems() == []


def test_where_the_nation_is_not_known_the_words_are_neutral(house: House) -> None:
    house.says(variation("Tell the designated teacher."))
    assert "says 'designated teacher'" in house.problem()


def test_a_text_for_all_may_name_the_nation_with_its_word(house: House) -> None:
    house.says(variation("In Northern Ireland, tell the designated teacher. An ISVA may help."))
    assert house.problems() == []
