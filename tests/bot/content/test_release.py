import shutil
from pathlib import Path

from bot.content.release import (
    pending_responses,
    unconfirmed_lines,
    unconfirmed_local_numbers,
    why_not_in_production,
)
from bot.directory.tables import SERVICES
from tests.bot.content.checks.house import META, House, variation

REVIEWED = "metadata: {source: facts 1.1, reviewed_by: A. Reviewer, reviewed_on: 2026-11-22}"


def confirm_everything(house: House) -> None:
    house.change("content/lines.yml", "confirmed_on: pending", "confirmed_on: 2026-11-23")
    for topic in ("walks", "talk"):
        path = house.root / "content" / "responses" / f"{topic}.yml"
        path.write_text(path.read_text().replace(META, REVIEWED))


def test_one_unreviewed_wording_makes_a_response_pending(house: House, content: Path) -> None:
    confirm_everything(house)
    house.says(variation("Hello.").replace(META, REVIEWED), variation("Hi.", role="parent"))
    assert pending_responses(content) == ["utter_ask_report"]


def test_a_shown_line_must_be_confirmed(content: Path) -> None:
    assert unconfirmed_lines(content) == ["tulip_line"]


def test_a_line_that_is_not_shown_may_wait(house: House, content: Path) -> None:
    house.change("content/lines.yml", "shown: true", "shown: false")
    assert unconfirmed_lines(content) == []


def test_production_is_refused_while_words_or_numbers_are_pending(content: Path) -> None:
    reason = why_not_in_production(content)
    assert "5 responses wait for review" in reason
    assert "1 numbers are not confirmed" in reason


def test_production_is_allowed_once_all_is_reviewed(house: House, content: Path) -> None:
    confirm_everything(house)
    assert why_not_in_production(content) == ""


def test_a_local_number_that_is_shown_must_be_confirmed(house: House, content: Path) -> None:
    confirm_everything(house)
    shutil.copytree(SERVICES, content / "services")
    assert "contacts.csv:2" in unconfirmed_local_numbers(content)
    assert "numbers are not confirmed" in why_not_in_production(content)
    for table in (content / "services").glob("*.csv"):
        table.write_text(table.read_text().replace(",pending\n", ",2026-11-26\n"))
    assert unconfirmed_local_numbers(content) == []
