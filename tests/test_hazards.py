"""The hazard log names tests that exist, reckons its risks rightly, and says which are not acceptable."""

import re

import pytest

from tests.source_code import ROOT

LOG = (ROOT / "docs" / "hazards.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in LOG.splitlines() if re.match(r"\| H\d+ ", line)
]
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
ACCEPTABLE, TOLERABLE = 4, 8


def test_the_log_is_read() -> None:
    assert [row[0] for row in ROWS] == [f"H{number}" for number in range(1, len(ROWS) + 1)]
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_hazard_has_cause_effect_and_controls_held_by_tests_that_exist(row: list[str]) -> None:
    number, hazard, cause, effect, controls, *_ = row
    named = NAMED.findall(controls)
    assert all((hazard, cause, effect)) and named, f"{number} has no cause, effect or test"
    missing = [f"{path}::{test}" for path, test in named if not _exists(path, test)]
    assert missing == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_risk_is_its_likelihood_times_its_severity(row: list[str]) -> None:
    likelihood, severity, risk = map(int, row[-3:])
    assert 1 <= likelihood <= 4 and 1 <= severity <= 4
    assert risk == likelihood * severity


def test_what_is_not_acceptable_is_said() -> None:
    case = LOG.split("## The case")[1]
    too_high = [row[0] for row in ROWS if int(row[-1]) > TOLERABLE]
    tolerable = [row[0] for row in ROWS if int(row[-1]) == TOLERABLE]
    assert [name for name in too_high if f"**{name}**" not in case] == []
    assert [name for name in tolerable if name not in case.split("Tolerable")[1]] == []


def _exists(path: str, test: str) -> bool:
    file = ROOT / "tests" / path
    return file.is_file() and re.search(rf"^ *(async )?def {test}\(", file.read_text(), re.MULTILINE) is not None
