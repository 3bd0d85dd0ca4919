"""Reads the measuring sets and the families of intents."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evaluation.errors import CannotMeasureError


@dataclass(frozen=True)
class Saying:
    """One message to measure with, and what is right for it."""

    text: str
    intent: str = ""
    also_ok: tuple[str, ...] = ()
    level: str = ""

    def accepts(self, intent: str) -> bool:
        """Say whether an intent is right for it."""
        return intent == self.intent or intent in self.also_ok

    def credited(self, intent: str) -> str:
        """Return what counts as heard: its own label where the intent is right too."""
        return self.intent if self.accepts(intent) else intent


def labelled(path: Path) -> list[Saying]:
    """Read a set that maps intents to messages: a text, or `text` with `also_ok`."""
    return [_saying(intent, row) for intent, rows in _yaml(path).items() for row in rows]


def _saying(intent: str, row: str | dict[str, Any]) -> Saying:
    if isinstance(row, str):
        return Saying(row, intent)
    return Saying(row["text"], intent, tuple(row.get("also_ok") or ()))


def off_topic(path: Path) -> list[Saying]:
    """Read a list of messages that are not the guide's business."""
    return [Saying(text, "off_topic") for text in _yaml(path)]


def danger(path: Path) -> list[Saying]:
    """Read messages with their level of danger: red, ask, hide or none."""
    return [Saying(row["text"], row.get("intent", ""), level=row["level"]) for row in _yaml(path)]


def kept_labelled(path: Path) -> list[Saying]:
    """Read dev.jsonl."""
    return [Saying(row["text"], row["intent"], tuple(row.get("also_ok") or ())) for row in _json_lines(path)]


def kept_danger(path: Path) -> list[Saying]:
    """Read danger_dev.jsonl: what must bring 999 first is red, the rest is none."""
    return [Saying(row["text"], row["intent"], level="red" if row["red"] else "none") for row in _json_lines(path)]


def tab_separated(path: Path) -> list[Saying]:
    """Read a public set: a label and a text a line."""
    rows = [line.split("\t", 1) for line in _read(path).splitlines() if line.strip()]
    return [Saying(text.strip(), label) for label, text in rows]


def families(folder: Path) -> dict[str, str]:
    """Return the family of each intent: the name of the first file of training messages that teaches it."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        for block in _yaml(path)["nlu"]:
            found.setdefault(block.get("intent", ""), path.stem)
    return found


def taught(folder: Path) -> list[Saying]:
    """Read the training messages of a folder."""
    blocks = [block for path in sorted(folder.glob("*.yml")) for block in _yaml(path)["nlu"] if "intent" in block]
    return [Saying(text, block["intent"]) for block in blocks for text in _examples(block["examples"])]


def by_intent(sayings: Iterable[Saying]) -> Iterator[tuple[str, list[str]]]:
    """Give the texts of each intent, intents in order."""
    rows = list(sayings)
    for intent in sorted({saying.intent for saying in rows}):
        yield intent, [saying.text for saying in rows if saying.intent == intent]


def _examples(told: str | list[dict[str, Any]]) -> list[str]:
    if isinstance(told, str):
        return [line.removeprefix("-").strip() for line in told.splitlines() if line.strip()]
    return [row["text"].strip() for row in told]


def _yaml(path: Path) -> Any:
    return yaml.load(_read(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _json_lines(path: Path) -> Iterable[dict[str, Any]]:
    return [json.loads(line) for line in _read(path).splitlines() if line.strip()]


def _read(path: Path) -> str:
    if not path.is_file():
        raise CannotMeasureError(f"{path.name} is not on this machine")
    return path.read_text()
