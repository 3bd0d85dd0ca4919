"""The rows of `make test` hold every test once."""

import shlex
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = ("test-channels", "test-alone", "test-browser", "test-talks", "test-faults")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """What each row gives to pytest, by its name."""
    told = {row: subprocess.check_output(["make", "-n", row], cwd=ROOT, text=True) for row in ROWS}
    return {row: shlex.split(lines.splitlines()[-1])[3:] for row, lines in told.items()}


def held(words: list[str], below: set[str]) -> set[str]:
    ignored = tuple(word.removeprefix("--ignore=") + "/" for word in words if word.startswith("--ignore="))
    taken = tuple(word + "/" for word in words if not word.startswith("--"))
    return {name for name in below if name.startswith(taken) and not (ignored and name.startswith(ignored))}


def test_the_rows_leave_no_test_out_and_run_none_twice(rows: dict[str, list[str]]) -> None:
    below = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
    of_rows = [name for words in rows.values() for name in held(words, below)]
    assert sorted(of_rows) == sorted(below)
