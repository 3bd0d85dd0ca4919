import pytest

from bot.content.checks.phrases import check, has_emoji, said_american, said_forbidden
from tests.bot.content.checks.house import House, variation


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("I promise you.", "I promise"),
        ("Are you sure?", "are you sure"),
        ("Why didn’t you tell me?", "why didn't"),
        ("A forensic test.", "forensic"),
        ("They answer 24/7.", "24/7"),
        ("This is child pornography.", "child pornography"),
        ("Please calm down.", "calm down"),
        ("Do not warn the named person.", "named person"),
        ("A historic case, or a historical one.", "historic"),
        ("Ring 0808 802 9999.", "0808 802 9999"),
        ("Ring 0808 80 10 100.", "0808 80 10 100"),
        ("Hello!", "an exclamation mark"),
        ("Well done 👍", "an emoji"),
        ("Let us wait and see.", "wait and see"),
        ("I won't tell anyone.", "I won't tell anyone"),
        ("This chat is private.", "the guide calls itself private"),
        ("This guide is free and anonymous.", "the guide calls itself private"),
        ("What you type here is confidential.", "the guide calls itself private"),
        ("I keep this secret.", "the guide calls itself private"),
        ("Evidence can last three days.", "a time beside evidence"),
        ("Go within 72 hours. There may be proof.", "a time beside evidence"),
    ],
)
def test_what_is_never_said_is_heard(text: str, rule: str) -> None:
    assert said_forbidden(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody can promise that.",
        "The person your child named must not hear of it.",
        "You can't keep this one secret.",
        "Can I keep it secret?",
        "Stop It Now is free, and you can stay anonymous with them.",
        "Use real words for private parts.",
        "They should answer in three days.",
        "Ring 0808 80 10 800.",
        "A “quote”, a dash – and an ellipsis …",
    ],
)
def test_what_only_sounds_like_it_passes(text: str) -> None:
    assert said_forbidden(text) == []


@pytest.mark.parametrize("text", ["☎", "❤️", "🇬🇧", "1️⃣"])  # a symbol, one with a mark, a flag, a keycap
def test_emoji_of_every_kind_are_heard(text: str) -> None:
    assert has_emoji(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("His behavior changed.", [("behavior", "-our")]),
        ("Ask mom to organize it.", [("organize", "-ise"), ("mom", "mum")]),
        ("His behaviour changed, in a programme at the centre.", []),
        ("At the moment, apologise.", []),
    ],
)
def test_american_words_are_heard(text: str, heard: list[tuple[str, str]]) -> None:
    assert said_american(text) == heard


def test_a_title_is_read_as_well(house: House) -> None:
    house.change("content/walks/buttons.yml", "Yes, safe now", "Calm down")
    assert "content/walks/buttons.yml:3: Calm down holds 'calm down'" in house.problem()


def test_an_old_number_in_the_lines_is_found(house: House) -> None:
    house.change("content/lines.yml", "07700 900456", "0808 802 9999")
    assert "content/lines.yml:16: the line rose_line holds '0808 802 9999'" in house.problem()


def test_an_exception_lets_one_response_say_one_thing(house: House) -> None:
    house.says(variation("Don't say “are you sure?” to a child. I promise."))
    allowed = {("utter_ask_report", "are you sure"): "quoted as what not to say"}
    assert ["I promise" in problem.what for problem in check(house.book(), allowed)] == [True]


def test_an_exception_that_nobody_needs_is_a_problem(house: House) -> None:
    allowed = {("utter_ask_report", "are you sure"): "quoted as what not to say"}
    (problem,) = check(house.book(), allowed)
    assert problem.remedy == "take out the exception"
