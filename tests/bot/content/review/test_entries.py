from datetime import date

from bot.content.review.entries import entries
from tests.bot.content.checks.house import PAGE, REVIEW_OF_PAGE, House, response, variation

TODAY = date(2026, 11, 26)
REVIEW = "reviewed_by: pending, reviewed_on: pending"


def test_every_wording_and_every_shown_line_has_an_entry(house: House) -> None:
    names = [entry.name for entry in entries(house.book(), TODAY)]
    assert {"utter_ask_report", "utter_plan", "line:tulip_line", "line:rose_line"} <= set(names)
    house.change("content/lines.yml", "shown: true", "shown: false")
    assert "line:tulip_line" not in [entry.name for entry in entries(house.book(), TODAY)]


def test_what_has_expired_comes_first_and_what_is_reviewed_last(house: House) -> None:
    house.says(variation("Old.").replace(REVIEW, "reviewed_by: A. Reviewer, reviewed_on: 2024-01-01"))
    house.responses(
        "more", response("utter_plan_b", variation("New.").replace(REVIEW, "reviewed_by: B, reviewed_on: 2026-11-01"))
    )
    made = entries(house.book(), TODAY)
    assert (made[0].name, made[0].review.state) == ("utter_ask_report", "expired")
    assert [entry.review.state for entry in made[-2:]] == ["reviewed", "reviewed"]


def test_an_entry_says_when_it_is_said_and_for_whom(house: House) -> None:
    house.write("docs/intents.md", "| Intent | Covers | Border |\n|---|---|---|\n| `ask_report` | Whom to tell. | |\n")
    house.says(variation("Ring."), variation("Tell your lead.", role="professional"))
    told = {
        entry.for_whom: entry.said_when for entry in entries(house.book(), TODAY) if entry.name == "utter_ask_report"
    }
    assert told == dict.fromkeys(("everybody else", "role professional"), ("Asked or told: Whom to tell",))
    steps = next(entry.said_when for entry in entries(house.book(), TODAY) if entry.name == "utter_plan")
    assert "Walk told_me, step 3 of 3 (plan)" in steps


def test_a_page_has_one_entry_for_each_nation_with_all_that_stands_on_it(house: House) -> None:
    own = PAGE.replace('- "Rest."', '- {neutral: "Rest.", WAL: "Rest in Wales."}') + f"  WAL: {REVIEW_OF_PAGE}\n"
    house.write("content/pages/tonight.yml", own)
    made = {entry.for_whom: entry for entry in entries(house.book(), TODAY) if entry.name == "page:tonight"}
    assert list(made) == ["everybody else", "nation WAL"]
    assert made["nation WAL"].text.splitlines()[-1] == "Rest in Wales."
    assert made["nation WAL"].place.line == len(own.splitlines())
    assert made["nation WAL"].key != made["everybody else"].key


def test_the_key_changes_with_the_words(house: House) -> None:
    keys = []
    for text in ("Ring.", "Ring now."):
        house.says(variation(text))
        keys += [entry.key for entry in entries(house.book(), TODAY) if entry.name == "utter_ask_report"]
    assert len(set(keys)) == 2
