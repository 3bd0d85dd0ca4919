"""docs/settings.md holds every setting with its default, and nothing else."""

import re
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE)
DEFAULTS = {f"STEADY_{name.upper()}": field.default for name, field in Settings.__fields__.items()}


def as_written(default: object) -> str:
    if default in ("", SecretStr("")):
        return "empty"
    return f"`{default:d}`" if isinstance(default, bool) else f"`{default}`"


def test_each_setting_has_exactly_one_row_and_each_row_is_a_setting() -> None:
    assert sorted(name for name, _, _ in ROWS) == sorted(DEFAULTS)


def test_each_row_gives_the_default_of_the_code() -> None:
    assert {name: default for name, default, _ in ROWS} == {n: as_written(d) for n, d in DEFAULTS.items()}


def test_each_row_says_what_the_setting_does() -> None:
    assert [name for name, _, meaning in ROWS if len(meaning.split()) < 5] == []


def test_the_page_names_no_variable_that_is_not_read() -> None:
    assert set(re.findall(r"STEADY_\w+", PAGE)) <= set(DEFAULTS)
