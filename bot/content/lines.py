"""The national lines of content/lines.yml and the placeholders that stand for them in sentences."""

from pathlib import Path
from typing import Any

from bot.content.reader import CONTENT, read_yaml

FIELDS = ("phone", "text", "web")


def load_lines(content: Path = CONTENT) -> dict[str, dict[str, Any]]:
    """Return the lines by id."""
    return read_yaml(content / "lines.yml")["lines"]


def placeholders(content: Path = CONTENT) -> dict[str, str]:
    """Return what each placeholder of a shown line stands for ("childline_phone" -> "0800 1111")."""
    shown = {name: line for name, line in load_lines(content).items() if line["shown"]}
    return {f"{name}_{field}": line[field] for name, line in shown.items() for field in FIELDS if field in line}
