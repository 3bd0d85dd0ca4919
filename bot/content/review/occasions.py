"""When each response is said, in words a reviewer can read: by the rules, the walks and the names of answers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.content.checks.copybook import Copybook
from bot.content.reader import read_yaml, yaml_files

INTENTS = Path("docs/intents.md")
_ROW = re.compile(r"^\| `(?P<intent>\w+)` \| (?P<covers>[^|]+?) \|", re.MULTILINE)
_RED, _ASK = "utter_red_", "utter_ask_"


def occasions(book: Copybook) -> dict[str, list[str]]:
    """Return, for every written response, the occasions on which it is said; at least one each."""
    covers = covered(book.root)
    told: dict[str, list[str]] = defaultdict(list)
    for name, occasion in (*_by_rules(book, covers), *_by_walks(book)):
        told[name].append(occasion)
    for name in book.written:
        told[name] = told[name] or [_by_name(book, covers, name)]
    return told


def covered(root: Path) -> dict[str, str]:
    """Return intent -> what an adult does or needs who has it, as docs/intents.md says it."""
    path = root / INTENTS
    return dict(_ROW.findall(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _by_rules(book: Copybook, covers: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path in yaml_files(book.root / "data" / "rules"):
        for row in (read_yaml(path) or {}).get("rules", ()):
            steps = [step for step in row["steps"] if isinstance(step, dict)]
            asked = next((step["intent"] for step in steps if "intent" in step), "")
            said = [str(step["action"]) for step in steps if str(step.get("action", "")).startswith("utter_")]
            # What follows an answer (the way back) follows many of them and is told by its own name.
            yield from ((name, _typed(asked, covers)) for name in said[:1])


def _by_walks(book: Copybook) -> Iterator[tuple[str, str]]:
    for walk in book.walks:
        for number, step in enumerate(walk.steps, 1):
            for entry in step["say"]:
                name = entry if isinstance(entry, str) else entry["say"]
                yield name, f"Walk {walk.name}, step {number} of {len(walk.steps)} ({step['step']})"


def _by_name(book: Copybook, covers: dict[str, str], name: str) -> str:
    stem = name.removesuffix("_staff").removeprefix("utter_")
    of_staff = ", to people who work with children" if name.endswith("_staff") else ""
    intent = max((i for i in book.domain.intents if stem == i or stem.startswith(f"{i}_")), key=len, default="")
    if intent:
        closer = stem.removeprefix(intent).strip("_").replace("_", " ")
        return _typed(intent, covers) + (f" ({closer})" if closer else "") + of_staff
    if name.startswith(_RED):
        return "The danger gate has fired"
    place = book.used.get(name)
    return f"Said by {place.path.as_posix()}" if place else "Never"


def _typed(intent: str, covers: dict[str, str]) -> str:
    return f"Asked or told: {covers.get(intent, intent).rstrip('.')}"
