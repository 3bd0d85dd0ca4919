import pytest

from tests.bot.content.checks.house import House, variation


def pressed(title: str, payload: str) -> str:
    return variation("Hello.") + f"      buttons:\n        - {{title: {title!r}, payload: {payload!r}}}\n"


@pytest.mark.parametrize(
    ("title", "payload"),
    [
        ("Exactly twenty-four sign", "/affirm"),
        ("England", '/give_place{"nation":"ENG"}'),
        ("Greet", "/greet"),
    ],
)
def test_a_button_that_fits_passes(house: House, title: str, payload: str) -> None:
    house.says(pressed(title, payload))
    assert house.problems() == []


@pytest.mark.parametrize(
    ("title", "payload", "what"),
    [
        ("Exactly twenty-five signs", "/affirm", "has 25 characters; say it in 24"),
        ("Go", '/give_place{"nation":"ENG"}' + " " * 38, "carries 65 bytes"),
        ("Go", "affirm", "carries 'affirm'; write /intent"),
        ("Go", "/afirm", "leads to 'afirm', which is no intent"),
        ("Go", '/give_place{"nation":ENG}', "which is no JSON"),
        ("Go", '/give_place{"town":"York"}', "carries the entity 'town', which nobody knows"),
        ("Go", '/give_place{"nation":"UK"}', "says that nation is 'UK'"),
    ],
)
def test_a_button_that_does_not_fit_is_refused(house: House, title: str, payload: str, what: str) -> None:
    house.says(pressed(title, payload))
    assert any(what in problem for problem in house.problems())


def test_a_meaning_must_be_an_intent(house: House) -> None:
    house.change("content/meanings.yml", "ask_report", "ask_weather")
    assert "content/meanings.yml:2: the button 'Who do I call?' leads to 'ask_weather'" in house.problem()


def test_the_title_of_a_meaning_is_short(house: House) -> None:
    house.change("content/meanings.yml", "Who do I call?", "Whom do I have to call today?")
    assert "has 29 characters" in house.problem()


def test_two_buttons_of_one_message_differ(house: House) -> None:
    house.says(pressed("Yes", "/affirm") + "        - {title: 'Yes', payload: /deny}\n")
    assert "utter_ask_report offers 'Yes' twice" in house.problem()
