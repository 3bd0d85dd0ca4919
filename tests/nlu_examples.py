"""Reads the training examples of data/nlu and the rules of data/rules."""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent


class Example(NamedTuple):
    """One saying: what it teaches, where it stands, its words."""

    intent: str
    file: str
    text: str


def load(path: Path) -> Any:
    """Return the data of a YAML file."""
    return yaml.load(path.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def examples() -> list[Example]:
    """Return every training example."""
    files = sorted((ROOT / "data" / "nlu").glob("*.yml"))
    blocks = [(path.name, block) for path in files for block in load(path)["nlu"] if "intent" in block]
    return [Example(block["intent"], name, text) for name, block in blocks for text in _texts(block["examples"])]


def _texts(told: str | list[dict[str, Any]]) -> list[str]:
    if isinstance(told, str):
        return [line.removeprefix("-").strip() for line in told.splitlines() if line.strip()]
    return [row["text"].strip() for row in told]


@lru_cache(maxsize=1)
def rules() -> list[dict[str, Any]]:
    """Return every rule."""
    return [rule for path in sorted((ROOT / "data" / "rules").glob("*.yml")) for rule in load(path)["rules"]]
