from pathlib import Path

import pytest

from bot.channels import numbers_only
from tests.scripts.loaded import script

switch = script("numbers_only")


def test_it_throws_the_switch_that_the_guide_looks_at():
    assert switch.SWITCH == numbers_only.SWITCH


def test_it_switches_on_and_off_any_number_of_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(switch, "SWITCH", tmp_path / "var" / "numbers-only")
    for wanted in "1100":
        assert switch.main(wanted) == 0
        assert switch.SWITCH.exists() is (wanted == "1")


@pytest.mark.parametrize("wanted", ["", "yes", "2"])
def test_anything_else_changes_nothing_and_says_how(
    wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(switch, "SWITCH", tmp_path / "numbers-only")
    assert switch.main(wanted) == 1
    assert not switch.SWITCH.exists()
    assert "ON=1" in capsys.readouterr().out
