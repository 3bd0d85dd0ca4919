import subprocess
import sys

import pytest

from bot.content.__main__ import main
from tests.bot.content.checks.house import House, variation


def test_a_sound_project_ends_with_the_summary_and_no_failure(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(house.root) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_problem_is_printed_before_the_summary_and_fails(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.says(variation("Hello!"))
    assert main(house.root) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("content/responses/talk.yml:4: utter_ask_report holds 'an exclamation mark'; ")
    assert last.endswith(": 1 problem")


def test_the_checks_do_without_rasa() -> None:
    code = "import sys, bot.content.__main__; sys.exit(any(name.split('.')[0] == 'rasa' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
