from pathlib import Path

from bot.content.lines import load_lines, placeholders
from tests.bot.content.checks.house import House


def test_lines_come_by_id(content: Path) -> None:
    assert load_lines(content)["rose_line"]["name"] == "Rose Line"


def test_a_placeholder_stands_for_each_way_to_reach_a_line(content: Path) -> None:
    assert placeholders(content) == {"tulip_line_phone": "07700 900123", "rose_line_phone": "07700 900456"}


def test_a_line_that_is_not_shown_has_no_placeholder(house: House, content: Path) -> None:
    house.change("content/lines.yml", "shown: true", "shown: false")
    assert "tulip_line_phone" not in placeholders(content)
