import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.content.__main__ import main
from tests.bot.content.checks.house import House, variation


def test_a_sound_project_ends_with_the_summary_and_no_failure(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], house.root) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_problem_is_printed_before_the_summary_and_fails(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.says(variation("Hello!"))
    assert main([], house.root) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("content/responses/talk.yml:4: utter_ask_report holds 'an exclamation mark'; ")
    assert last.endswith(": 1 problem")


def test_the_checks_do_without_rasa() -> None:
    code = "import sys, bot.content.__main__; sys.exit(any(name.split('.')[0] == 'rasa' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TODAY = date(2026, 11, 26)


def marked(house: House, **cells: str) -> Path:
    """Have the copy book made, mark its entry of utter_ask_report and return the reviewer's file."""
    (house.root / "web").mkdir(exist_ok=True)
    (house.root / "web" / "copybook.html.j2").write_text("{% for entry in entries %}{{ entry.key }}\n{% endfor %}")
    assert main(["copybook"], house.root, TODAY) == 0
    table = house.root / "build" / "copybook" / "review.csv"
    rows = list(csv.DictReader(table.open(encoding="utf-8-sig")))
    sent = next(row for row in rows if row["name"] == "utter_ask_report") | cells
    with (house.root / "marks.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, sent)
        writer.writeheader()
        writer.writerow(sent)
    return house.root / "marks.csv"


APPROVAL = {"verdict": "approved", "reviewer": "Head of safeguarding", "date": "2026-11-25"}


def test_an_approval_is_written_beside_the_words(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["apply", str(marked(house, **APPROVAL))], house.root, TODAY) == 0
    assert "utter_ask_report: reviewed by Head of safeguarding on 2026-11-25" in capsys.readouterr().out
    words = (house.root / "content/responses/talk.yml").read_text()
    assert 'reviewed_by: "Head of safeguarding", reviewed_on: 2026-11-25}' in words


def test_words_that_changed_since_keep_waiting(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    marks = marked(house, **APPROVAL)
    house.says(variation("Ring {tulip_line_phone} now."))
    assert main(["apply", str(marks)], house.root, TODAY) == 0
    assert "left: these words have changed since" in capsys.readouterr().out
    assert "reviewed_by: pending" in (house.root / "content/responses/talk.yml").read_text()


def test_a_wish_for_a_change_is_told_and_nothing_written(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    before = (house.root / "content/responses/talk.yml").read_text()
    assert main(["apply", str(marked(house, verdict="change", remark="too long"))], house.root, TODAY) == 0
    assert "utter_ask_report: to be changed: too long" in capsys.readouterr().out
    assert (house.root / "content/responses/talk.yml").read_text() == before


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"verdict": "fine"}, "marks.csv:2: the verdict is approved, change or empty"),
        (APPROVAL | {"reviewer": " "}, "marks.csv:2: an approval needs the reviewer's name or role"),
        (APPROVAL | {"reviewer": '"} evil: {"'}, "marks.csv:2: an approval needs the reviewer's name or role"),
        (APPROVAL | {"date": "26/11/2026"}, "marks.csv:2: the date is written as 2026-11-26"),
    ],
)
def test_a_mark_that_cannot_be_followed_is_named(house, capsys, cells, complaint) -> None:
    assert main(["apply", str(marked(house, **cells))], house.root, TODAY) == 1
    assert complaint in capsys.readouterr().out


def test_what_is_no_table_is_refused(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    (house.root / "marks.csv").write_bytes(b"\xff\xfe\x00")
    assert main(["apply", str(house.root / "marks.csv")], house.root, TODAY) == 1
    assert "cannot be read as a table" in capsys.readouterr().out


def test_a_release_holds_nothing_pending(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release-check"], house.root, TODAY) == 1
    told = capsys.readouterr().out
    assert "utter_ask_report has a wording whose review is pending" in told
    assert "the line tulip_line is not confirmed" in told
