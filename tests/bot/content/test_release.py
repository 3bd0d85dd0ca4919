import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content.release import (
    release_problems,
    state_of,
    unconfirmed_lines,
    unconfirmed_local_numbers,
    unreviewed,
    unreviewed_pages,
    why_no_line,
    why_no_secret,
    why_not_in_production,
)
from bot.directory.tables import SERVICES
from bot.store.line import LineSettings
from tests.bot.content.checks.house import META, PAGE, REVIEW_OF_PAGE, House, response, variation

TODAY = date(2026, 11, 26)
REVIEWED = "metadata: {source: facts 1.1, reviewed_by: A. Reviewer, reviewed_on: 2026-11-22}"

REVIEWED_PAGE = REVIEWED.removeprefix("metadata: ")


def confirm_everything(house: House) -> None:
    house.change("content/lines.yml", "confirmed_on: pending", "confirmed_on: 2026-11-23")
    for path in (house.root / "content" / "responses").rglob("*.yml"):
        path.write_text(path.read_text().replace(META, REVIEWED))
    for path in (house.root / "content" / "pages").rglob("*.yml"):
        path.write_text(path.read_text().replace(REVIEW_OF_PAGE, REVIEWED_PAGE))


@pytest.mark.parametrize(
    ("by", "on", "state"),
    [
        ("pending", "pending", "pending"),
        ("A. Reviewer", date(2025, 11, 26), "reviewed"),  # a year to the day
        ("A. Reviewer", date(2025, 11, 25), "expired"),
    ],
)
def test_a_review_holds_for_a_year(by, on, state) -> None:
    assert state_of(by, on, TODAY).state == state


def test_one_unreviewed_wording_makes_a_response_pending(house: House, content: Path) -> None:
    confirm_everything(house)
    house.says(variation("Hello.").replace(META, REVIEWED), variation("Hi.", role="parent"))
    assert unreviewed(content, TODAY) == ["utter_ask_report"]


def test_a_shown_line_must_be_confirmed(content: Path) -> None:
    assert unconfirmed_lines(content, TODAY) == ["tulip_line"]


def test_a_number_holds_for_half_a_year(house: House, content: Path) -> None:
    confirm_everything(house)
    assert unconfirmed_lines(content, date(2027, 5, 24)) == []
    assert set(unconfirmed_lines(content, date(2027, 6, 1))) == {"tulip_line", "rose_line"}


def test_a_line_that_is_not_shown_may_wait(house: House, content: Path) -> None:
    house.change("content/lines.yml", "shown: true", "shown: false")
    assert unconfirmed_lines(content, TODAY) == []


@pytest.mark.parametrize("topic", ["danger", "danger/red", "who_is_typing/own_thoughts", "handoff/offer"])
def test_production_is_refused_while_guarded_words_or_numbers_are_pending(house: House, content: Path, topic) -> None:
    house.responses(topic, response("utter_guarded", variation("Call for help.")))
    reason = why_not_in_production(content, TODAY)
    assert "1 responses of danger, who is typing and handoff wait for review" in reason
    assert "1 numbers are not confirmed (tulip_line)" in reason


def test_production_may_start_while_other_words_are_pending(house: House, content: Path) -> None:
    house.change("content/lines.yml", "confirmed_on: pending", "confirmed_on: 2026-11-23")
    assert why_not_in_production(content, TODAY) == ""


NAMED = {"name": "Tulip Line", "keeps_for": "six years", "hours": {"all": "24/7"}}


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({}, ""),
        ({"name": ""}, "lacks a name."),
        ({"keeps_for": ""}, "lacks word on what it keeps and for how long."),
        ({"hours": {}}, "lacks hours."),
        ({"name": "", "hours": {}}, "lacks a name, hours."),
    ],
)
def test_rule_16_production_needs_a_line_with_name_period_and_hours(lacking, said) -> None:
    reason = why_no_line(LineSettings(**NAMED | lacking))
    assert bool(reason) is bool(lacking) and said in reason


def test_production_needs_a_secret_and_does_not_repeat_it() -> None:
    assert why_no_secret("s" * 32) == ""
    assert "STEADY_SECRET" in why_no_secret("zibblewort") and "zibblewort" not in why_no_secret("zibblewort")


def test_a_release_may_not_hold_them(house: House, content: Path) -> None:
    assert any("utter_ask_report" in problem for problem in release_problems(content, TODAY))
    confirm_everything(house)
    assert list(release_problems(content, TODAY)) == []
    assert list(release_problems(content, date(2028, 1, 1)))


def test_a_page_for_one_nation_is_released_by_its_own_review(house: House, content: Path) -> None:
    confirm_everything(house)
    assert unreviewed_pages(content, TODAY) == []
    own = PAGE.replace(REVIEW_OF_PAGE, REVIEWED_PAGE) + f"  WAL: {REVIEW_OF_PAGE}\n"
    house.write("content/pages/tonight.yml", own)
    assert unreviewed_pages(content, TODAY) == ["tonight (WAL)"]
    assert any("the page tonight (WAL)" in row for row in release_problems(content, TODAY))


def test_a_local_number_that_is_shown_must_be_confirmed(house: House, content: Path) -> None:
    confirm_everything(house)
    shutil.copytree(SERVICES, content / "services")
    assert "contacts.csv:2" in unconfirmed_local_numbers(content)
    assert "numbers are not confirmed" in why_not_in_production(content, TODAY)
    for table in (content / "services").glob("*.csv"):
        table.write_text(table.read_text().replace(",pending\n", ",2026-11-26\n"))
    assert unconfirmed_local_numbers(content) == []
