"""What `python -m bot.directory check` finds in tables that somebody has spoilt."""

import csv
import shutil
from datetime import date

import pytest

from bot.directory.checking import check
from bot.directory.tables import COLUMNS, OWN, SERVICES

TODAY = date(2026, 11, 27)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SERVICES, tmp_path / "services")


def spoil(folder, table, old, new):
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_tables_as_they_are_have_nothing_to_mend():
    assert check(TODAY).wrong == []


@pytest.mark.parametrize(
    ("table", "old", "new", "says"),
    [
        ("contacts.csv", "0300 123 1116", "0300 123 111", "the number in phone does not parse"),
        ("sarcs.csv", "0300 303 4626", "ring us", "the number in phone does not parse"),
        ("crown_dependencies.csv", "01534 519000", "01534 51900", "the number in office_phone does not parse"),
        ("contacts.csv", "Mo-Th 09:00-17:00", "Mo-Th 9-5", "Hours are written like"),
        ("contacts.csv", "2027-05-26", "next May", "check_by is no date"),
        ("contacts.csv", ",official,", ",certain,", "the status is none of"),
        ("contacts.csv", ",office hours,", ",daytime,", "rings is neither"),
        ("contacts.csv", "E06000052", "E06000999", "nobody knows this council"),
        ("places.csv", "council,ENG,Kent,", "council,ENG,Kennt,", "nobody knows this council"),
        ("sarcs.csv", ",devon-and-cornwall,", ",devon,", "nobody knows this police"),
        ("councils.csv", "E10000016,ENG,county,E10000016", "E10000016,ENG,county,E10000099", "ENG has 152 bodies"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(folder, table, old, new, says):
    spoil(folder, table, old, new)
    assert any(says in line for line in check(TODAY, folder).wrong)


def test_a_row_past_its_day_is_due_and_not_wrong(folder):
    findings = check(date(2027, 6, 1), folder)
    assert findings.wrong == []
    assert any("was to be checked by 2027-05-26" in line for line in findings.due)
    assert check(TODAY, folder).due == []


def test_coverage_is_told_by_nation_and_a_councils_own_table_counts(folder):
    assert "SCO: 32 bodies, 0 with a number for office hours" in check(TODAY, folder).coverage[2]
    row = dict.fromkeys(COLUMNS[OWN], "") | {"council": "S12000036", "rings": "office hours", "phone": "0131 496 0000"}
    row |= {"status": "official", "source": "own", "licence": "own", "checked_on": "2026-11-26"}
    row |= {"check_by": "2027-05-26", "confirmed_on": "2026-11-26"}
    with (folder / OWN).open("w", newline="") as table:
        writer = csv.DictWriter(table, COLUMNS[OWN])
        writer.writeheader()
        writer.writerow(row)
    assert check(TODAY, folder).wrong == []
    assert "SCO: 32 bodies, 1 with a number for office hours" in check(TODAY, folder).coverage[2]
