"""Reads the training messages of data/nlu/ with their meaning and level of danger, and those of the public sets."""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.danger.levels import LEVELS, level_taught

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "nlu"


@dataclass(frozen=True)
class Saying:
    """One training message: its words, the number of its meaning, the number of its level of danger or -1."""

    text: str
    meaning: int
    level: int = -1


def read_sayings(folder: Path = DATA) -> list[Saying]:
    """Return every training message of the folder."""
    blocks = [block for path in sorted(folder.glob("*.yml")) for block in yaml.safe_load(path.read_text())["nlu"]]
    intents = sorted({block["intent"] for block in blocks})
    return [_saying(block["intent"], intents, *row) for block in blocks for row in _rows(block["examples"])]


def read_public(name: str) -> list[Saying]:
    """Return the ten-example training split of a public set under STEADY_EVAL_DIR: its meanings only."""
    folder = ROOT / os.environ.get("STEADY_EVAL_DIR", "../shared/eval") / "public" / name
    rows = [line.split("\t") for line in (folder / "train_10.tsv").read_text().splitlines() if line.strip()]
    intents = sorted({intent for intent, _ in rows})
    return [Saying(text, intents.index(intent)) for intent, text in rows]


def _rows(told: str | list[dict]) -> list[tuple[str, str | None]]:
    if isinstance(told, str):
        return [(line.removeprefix("-").strip(), None) for line in told.splitlines() if line.strip()]
    return [(row["text"].strip(), (row.get("metadata") or {}).get("danger")) for row in told]


def _saying(intent: str, intents: list[str], text: str, told: str | None) -> Saying:
    level = level_taught(intent, told)
    return Saying(text, intents.index(intent), LEVELS.index(level) if level else -1)
