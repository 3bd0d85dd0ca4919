import pytest

from tests.bot.content.checks.house import House

LINES = "content/lines.yml"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("nations: [ENG, WAL]", "nations: [ENG, FRA]", "serves a nation nobody knows"),
        ("confidence: high", "confidence: sure", "has the confidence 'sure'"),
        ("checked_on: 2026-11-22", "checked_on: lately", "has no date under checked_on"),
        ("confirmed_on: pending", "confirmed_on: yes please", "has no date under confirmed_on"),
        ('phone: "07700 900456"', 'hotline: "07700 900456"', "a line has the unknown key 'hotline'"),
        ('phone: "07700 900456"\n    hours', "hours", "the line rose_line is shown and cannot be reached"),
        ("shown: true", "shown: perhaps", "'shown' of a line is not true or false"),
        ('    source: "invented"\n', "", "a line has no 'source'"),
    ],
)
def test_a_misshapen_line_is_refused(house: House, old: str, new: str, what: str) -> None:
    house.change(LINES, old, new)
    assert any(what in problem for problem in house.problems())


def test_a_line_that_is_not_shown_needs_no_number(house: House) -> None:
    house.change(LINES, 'phone: "07700 900456"\n    hours', "hours")
    house.write(LINES, "shown: false".join((house.root / LINES).read_text().rsplit("shown: true", 1)))
    assert house.problems() == []
