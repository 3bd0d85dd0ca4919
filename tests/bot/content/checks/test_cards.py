import pytest

from bot.content.checks.cards import MOST_CHARACTERS, MOST_WORDS
from bot.content.checks.facts import CARD_LANGUAGES
from bot.content.responses import load_responses
from tests.bot.content.checks.house import House, response, variation

NAME = "utter_speak_other_language"
ENGLISH = "I know English. Call 999 in danger. Advice: {tulip_line_phone}."
NOTICE = "\n(Heb ei wirio eto.)"
WELSH = "Saesneg yn unig.\nFfoniwch 999 a dywedwch “Welsh”.\nCyngor: {tulip_line_phone}."


@pytest.fixture
def house_of_cards(house: House) -> House:
    house.change("domain.yml", "nation: {}", "nation: {}, language: {}")
    house.change("data/rules/talk.yml", "utter_ask_report", NAME)
    return house


def with_card(house: House, text: str, language: str = "cy", meta: tuple[str, str] = ("", "")) -> list[str]:
    card = variation("CARD", language=language).replace("'CARD'", '"' + text.replace("\n", "\\n") + '"')
    house.responses("talk", response(NAME, variation(ENGLISH), card.replace(*meta)))
    return house.problems()


def test_a_short_pending_card_with_the_numbers_of_the_english_one_is_right(house_of_cards: House) -> None:
    assert with_card(house_of_cards, WELSH + NOTICE) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (WELSH, "does not say whether a speaker has checked it"),
        (WELSH.replace("“Welsh”", "“Cymraeg”") + NOTICE, "does not say 'Welsh'"),
        (WELSH.replace("{tulip_line_phone}", "{rose_line_phone}") + NOTICE, "names other numbers"),
        (WELSH.replace("Cyngor: {tulip_line_phone}.", "Cyngor.") + NOTICE, "names other numbers"),
        (WELSH + "\nYr heddlu: 101." + NOTICE, "names other numbers"),
        (WELSH.replace("999", "٩٩٩") + NOTICE, "names other numbers"),  # Arabic digits
        ("Ffoniwch 999, “Welsh”.\nCyngor: {tulip_line_phone}." + NOTICE, "999 stands in the first sentence"),
        (WELSH + "\nNawr！" + NOTICE, "an exclamation mark"),
        (WELSH + "\nun" + "\ndau tri" * (MOST_WORDS // 2) + NOTICE, f"say it in {MOST_WORDS}"),
        (WELSH + "\n" + "字" * MOST_CHARACTERS + NOTICE, f"say it in {MOST_CHARACTERS}"),
    ],
)
def test_a_card_is_refused(house_of_cards: House, text: str, complaint: str) -> None:
    assert any(complaint in problem for problem in with_card(house_of_cards, text))


def test_a_reviewed_card_does_not_say_that_it_is_pending(house_of_cards: House) -> None:
    reviewed = ("reviewed_by: pending, reviewed_on: pending", "reviewed_by: A Speaker, reviewed_on: 2026-11-24")
    assert with_card(house_of_cards, WELSH, meta=reviewed) == []
    assert any("checked it" in problem for problem in with_card(house_of_cards, WELSH + NOTICE, meta=reviewed))


def test_the_brackets_may_be_those_of_chinese(house_of_cards: House) -> None:
    assert with_card(house_of_cards, WELSH.replace("Welsh", "Mandarin") + "\n（尚未核对。）", language="zh") == []


def test_a_card_in_a_language_nobody_hears_is_refused(house_of_cards: House) -> None:
    assert any("language is never 'xx'" in problem for problem in with_card(house_of_cards, WELSH + NOTICE, "xx"))


def test_there_is_a_card_for_every_language_of_the_table() -> None:
    _, *cards = load_responses()[NAME]
    assert [card["condition"][0]["value"] for card in cards] == list(CARD_LANGUAGES)
