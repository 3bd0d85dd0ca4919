"""Which responses are uttered, and whether each of them is written and each written one uttered.

Names are read out of the rules, the walks and, with ``ast``, the Python that speaks: neither Rasa nor any of our code
is imported, save bot/danger/decision.py for the names that policies/safety_first.py puts together.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.checks.closer import reachable
from bot.content.checks.copybook import Copybook, Place, WalkSheet
from bot.content.checks.problem import Problem
from bot.content.reader import LINE, read_yaml, yaml_files
from bot.danger.decision import ASKED_KINDS
from bot.errors import ContentError

NAME = re.compile(r"utter_\w+")
# A key that Rasa puts on a message, no response.
RASAS_OWN = frozenset({"utter_action"})
SPEAKING_CODE = ("policies", "actions", "bot/channels", "bot/handoff", "bot/session")
STORIES = ("data/rules", "data/stories")
SAFETY_FIRST = Path("policies/safety_first.py")
RED_KINDS = "RED_KINDS"
HEARD_WORDS = Path("content/practise/heard.yml")
RED, ASK = "utter_red_", "utter_ask_"

Named = Iterator[tuple[str, Place]]


def used_names(book: Copybook) -> dict[str, Place]:
    """Return every response name that is uttered, with the first place that does."""
    root = book.root
    used: dict[str, Place] = {}
    told = (*_in_stories(root), *_in_walks(book.walks), *_in_practice(book))
    for name, place in (*told, *_in_code(root), *_put_together(root)):
        used.setdefault(name, place)
    return used


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about responses that are missing or unused, and about names nobody can follow."""
    for name, place in book.used.items():
        if name.endswith("_"):
            if name not in (RED, ASK):
                what = f"names are put together from {name!r} here"
                yield Problem(place.path, place.line, what, "write them out, so that `make copy` can find them")
        elif name not in book.written:
            yield Problem(place.path, place.line, f"{name} is uttered here and nowhere written", "write or rename it")
    for name, place in book.written.items():
        if name not in book.used and not reachable(book, name):
            yield Problem(place.path, place.line, f"{name} is never uttered", "utter it or take it out")


def _in_stories(root: Path) -> Named:
    for path in (path for folder in STORIES for path in yaml_files(root / folder)):
        try:
            data = read_yaml(path, lines=True)
        except ContentError:
            continue  # Rasa itself refuses to train on such a file.
        for row in (data or {}).get("rules", []) + (data or {}).get("stories", []):
            for step in row.get("steps", ()):
                if isinstance(step, dict) and str(step.get("action", "")).startswith("utter_"):
                    yield step["action"], Place(path.relative_to(root), step[LINE])


def _in_walks(walks: list[WalkSheet]) -> Named:
    for walk in walks:
        for step in walk.steps:
            for entry in step["say"]:
                yield (entry if isinstance(entry, str) else entry["say"]), Place(walk.place.path, step[LINE])


def _in_practice(book: Copybook) -> Named:
    for vignette in book.vignettes:
        yield vignette.ends, vignette.place
        for row in (row for turn in vignette.steps for row in (turn, *turn["options"])):
            yield row["say"], Place(vignette.place.path, row[LINE])
    for table in (rows for rows in book.heard.values() if isinstance(rows, dict)):
        yield from ((name, Place(HEARD_WORDS, table[LINE])) for key, name in table.items() if key != LINE)


def _in_code(root: Path) -> Named:
    for path in sorted(path for folder in SPEAKING_CODE for path in (root / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_name(node.value):
                yield node.value, Place(path.relative_to(root), node.lineno)


def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None and text not in RASAS_OWN


def _put_together(root: Path) -> Named:
    """Give what policies/safety_first.py builds: a red for each of its RED_KINDS, a question for each ASKED_KINDS."""
    path = root / SAFETY_FIRST
    if not path.is_file():
        return
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [RED_KINDS]:
            names = [*(RED + kind for kind in ast.literal_eval(node.value)), *(ASK + kind for kind in ASKED_KINDS)]
            yield from ((name, Place(SAFETY_FIRST, node.lineno)) for name in names)
