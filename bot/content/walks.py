"""The walks of content/walks/, as the objects of bot/walk."""

from pathlib import Path
from typing import Any

from bot.content.reader import CONTENT, read_yaml, yaml_files
from bot.walk.conditions import Condition
from bot.walk.model import Button, Saying, Step, Walk

BUTTONS = "buttons.yml"


def load_walks(content: Path = CONTENT) -> dict[str, Walk]:
    """Return every walk by name."""
    buttons = load_buttons(content)
    files = [path for path in yaml_files(content / "walks") if path.name != BUTTONS]
    return {walk.name: walk for walk in (_walk(read_yaml(path), buttons) for path in files)}


def load_buttons(content: Path = CONTENT) -> dict[str, Button]:
    """Return the buttons that steps name, by name."""
    rows = read_yaml(content / "walks" / BUTTONS)["buttons"]
    return {name: Button(row["title"], row["payload"], _condition(row.get("when"))) for name, row in rows.items()}


def _walk(data: dict[str, Any], buttons: dict[str, Button]) -> Walk:
    return Walk(data["walk"], tuple(_step(row, buttons) for row in data["steps"]))


def _step(row: dict[str, Any], buttons: dict[str, Button]) -> Step:
    return Step(
        name=row["step"],
        say=tuple(_saying(entry) for entry in row["say"]),
        buttons=tuple(buttons[name] for name in row["buttons"]),
        asks=row.get("asks", ""),
        when=_condition(row.get("when")),
    )


def _saying(entry: Any) -> Saying:
    return Saying(entry) if isinstance(entry, str) else Saying(entry["say"], _condition(entry.get("when")))


def _condition(row: dict[str, list[str]] | None) -> Condition:
    return {name: tuple(values) for name, values in (row or {}).items()}
