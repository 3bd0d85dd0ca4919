"""What every channel stands on knows none of them, so that the next one is a short file (docs/new-channel.md)."""

import re

import pytest

from tests.source_code import ROOT, imports, python_files

SHARED = [ROOT / "bot" / "channels" / f"{name}.py" for name in ("base", "reading", "fixed_words", "action_call")]
# Parts of the base in files of their own: the human line, what is measured, what is bounded, what is switched off.
FOR_ALL = ("handoff_live", "handoff_turn", "metrics", "rush", "numbers_only")
CHANNELS = re.compile(r"telegram|whatsapp|signal|sanic|webhook|browser|\bweb\b|\bpage\b|\bsocket", re.IGNORECASE)


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_no_line_of_it_names_a_channel(path):
    assert [line for line in path.read_text().splitlines() if CHANNELS.search(line)] == []


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_it_imports_nothing_of_a_channel(path):
    ours = {f"bot.channels.{file.stem}" for file in SHARED} | {f"bot.channels.{name}" for name in FOR_ALL}
    others = {f"bot.channels.{file.stem}" for file in python_files("bot/channels")} - ours
    assert sorted(name for name in imports(path) if any(name.startswith(other) for other in others)) == []


def test_a_line_that_names_one_would_be_found():
    assert CHANNELS.search("    if channel == 'telegram':")
