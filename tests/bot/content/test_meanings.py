from pathlib import Path

from bot.content.meanings import load_meanings


def test_meanings_are_titles_by_intent(content: Path) -> None:
    assert load_meanings(content) == {"ask_report": "Who do I call?"}
