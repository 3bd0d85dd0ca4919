"""The pages to print or keep are checked as strictly as responses, by the same rules."""

import pytest

from tests.bot.content.checks.house import PAGE, REVIEW_OF_PAGE, House

LONG = " ".join(["word"] * 13)
HARD = "Professional organisations unquestionably necessitate comprehensive interdisciplinary documentation. "


def says(house: House, text: str, **nations: str) -> None:
    """Put one item more on the page, for everybody or by nation, each with its review."""
    item = f'{{neutral: "{text}"{"".join(f", {code}: {own!r}" for code, own in nations.items())}}}'
    reviews = "".join(f"  {code}: {REVIEW_OF_PAGE}\n" for code in nations)
    house.write("content/pages/tonight.yml", PAGE.replace('- "Rest."', f"- {item}") + reviews)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Calm down and rest.", "holds 'calm down'"),
        ("Ask the named person.", "holds 'named person'"),
        ("Rest now!", "holds 'an exclamation mark'"),
        ("This page is private.", "holds 'the guide calls itself private'"),
        ("Evidence lasts three days.", "holds 'a time beside evidence'"),
        ("It is their behavior.", "holds 'behavior'"),
        (f"{LONG} {LONG}.", "has 26 words"),
        (f"{LONG}. {LONG}. {LONG}. Two more.", "an item of the page tonight has 41 words"),
        ("Ring 07700 900789.", "the number 07700 900789 is typed here"),
        ("Ring {lily_line_phone}.", "{lily_line_phone} stands for nothing"),
        ("Ring {rose_line_phone}.", "the line rose_line does not serve NIR, SCO"),
        ("Ring {tulip_line_phone}, day or night.", "the hours of tulip_line are not verified"),
        ("Step {step_number}.", "only filled in on a walk"),
        ("Ask for the designated teacher.", "'designated teacher', which is right for NIR only"),
        (HARD * 4 + HARD * 4, "reads at age"),
    ],
)
def test_the_rules_of_responses_hold_on_a_page(house: House, text: str, what: str) -> None:
    says(house, text)
    assert any(what in problem and "tonight.yml" in problem for problem in house.problems()), house.problems()


def test_a_nation_may_read_its_own_lines_and_words_only(house: House) -> None:
    says(house, "Rest.", WAL="Ring {rose_line_phone}. Ask for the designated safeguarding person.")
    assert house.problems() == []
    says(house, "Rest.", SCO="Ring {rose_line_phone}. Ask for the designated safeguarding person.")
    found = house.problems()
    assert any("rose_line does not serve SCO" in problem for problem in found)
    assert any("'designated safeguarding person'" in problem for problem in found)


def test_headings_do_not_make_a_page_look_easier(house: House) -> None:
    # 12.5 years by itself; 10.0 if the headings counted as sentences.
    text = "Police officers and social workers consider together what happened."
    sections = "".join(f'  - heading: "Go on."\n    items: ["{text}"]\n' for _ in range(9))
    house.write("content/pages/tonight.yml", PAGE.replace("reviews:", sections + "reviews:"))
    assert "the page tonight (neutral) reads at age 12.5" in house.problem()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('title: "Tonight"', 'title: "Call 999"', "names 999 in its title or first sentence"),
        ("One thing at a time.", "Call 999. One thing at a time.", "names 999 in its title or first sentence"),
        ("Call 999.", "Ring.", "does not name 999"),
        (
            "reviewed_by: pending",
            "reviewed_by: A. Reviewer",
            "of reviewed_by and reviewed_on only one is pending",
        ),
        ("source: facts, ", "", "the metadata has no 'source'"),
    ],
)
def test_a_page_as_a_whole_names_999_in_time_and_its_review(house: House, old: str, new: str, what: str) -> None:
    assert old in PAGE
    house.write("content/pages/tonight.yml", PAGE.replace(old, new))
    assert what in house.problem()


def test_a_page_that_is_served_must_be_written_and_the_other_way_round(house: House) -> None:
    (house.root / "content/pages/tonight.yml").rename(house.root / "content/pages/today.yml")
    missing, unused = sorted(house.problems(), reverse=True)
    assert "the page tonight is served and nowhere written" in missing
    assert "no page today is served" in unused
