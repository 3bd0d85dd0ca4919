"""Each point of the handoff rules has tests, and the ones docs/handoff.md names exist."""

import re

from tests.source_code import ROOT

POINTS = 23
NAMED = re.compile(r"`(test_\w+|TestOwnership)`")


def table() -> dict[int, list[str]]:
    """Return the tests that docs/handoff.md names, by point."""
    rows = re.findall(r"^\| (\d+) [^|]*\| (.*) \|$", (ROOT / "docs" / "handoff.md").read_text(), re.MULTILINE)
    return {int(number): NAMED.findall(tests) for number, tests in rows}


def test_every_point_names_tests_that_exist():
    code = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    written = set(re.findall(r"def (test_\w+)\(|^(TestOwnership)\b", code, re.MULTILINE))
    known = {name for pair in written for name in pair if name}
    assert {number: [name for name in names if name not in known] for number, names in table().items()} == {
        number: [] for number in range(1, POINTS + 1)
    }
    assert all(table().values())
