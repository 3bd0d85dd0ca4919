"""Writes what `rasa init` would give for the same data: its default configuration, our intents, rules and responses.

Speed hardly hangs on how long it was trained, so it is taught a few sayings an intent for a few epochs.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.content.responses import load_responses, with_literal_braces

ROOT = Path(__file__).resolve().parent.parent
SAYINGS_AN_INTENT = 10
# One long message makes a whole batch of DIET as long.
MOST_WORDS = 25
EPOCHS = 20
SEED = 9  # of the sample and of the stories
TURNS_A_STORY = 3
# As rasa/engine/recipes/config_files/default_config.yml of Rasa 3.6.21 has it, with fewer epochs (100 there).
PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": EPOCHS, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
POLICIES: list[dict[str, Any]] = [
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": EPOCHS},
    {"name": "TEDPolicy", "max_history": 5, "epochs": EPOCHS, "constrain_similarities": True},
]
CONFIG = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "en",
    "pipeline": PIPELINE,
    "policies": POLICIES,
}
# `rasa init` has these two for a session.
SESSION = {"session_expiration_time": 60, "carry_over_slots_to_new_session": True}


def write_stock(folder: Path) -> None:
    """Write the project into a folder."""
    rules = read_rules(ROOT / "data" / "rules")
    domain = yaml.safe_load((ROOT / "domain.yml").read_text()) | {"session_config": SESSION}
    write_yaml(folder / "config.yml", CONFIG)
    write_yaml(folder / "domain.yml", domain | {"responses": with_literal_braces(load_responses(ROOT / "content"))})
    write_yaml(folder / "credentials.yml", {"rest": None})
    write_yaml(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": sampled_sayings()})
    write_yaml(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    write_yaml(folder / "data" / "stories.yml", {"version": "3.1", "stories": stories(rules)})


def sampled_sayings() -> list[dict[str, Any]]:
    """Return training blocks of a few short sayings an intent, with what stands beside them (a level of danger)."""
    blocks = [block for path in sorted((ROOT / "data" / "nlu").glob("*.yml")) for block in _read(path)["nlu"]]
    return sample(blocks, SAYINGS_AN_INTENT)


def sample(blocks: Iterable[dict[str, Any]], each: int) -> list[dict[str, Any]]:
    """Draw at most so many short sayings an intent, the same ones in every run."""
    found: dict[str, list[dict[str, Any]]] = {}
    for block in blocks:
        short = [row for row in _rows(block["examples"]) if len(row["text"].split()) <= MOST_WORDS]
        found.setdefault(block["intent"], []).extend(short)
    rng = random.Random(SEED)
    return [{"intent": name, "examples": _drawn(rng, rows, each)} for name, rows in found.items()]


def _drawn(rng: random.Random, rows: list[dict[str, Any]], each: int) -> list[dict[str, Any]]:
    return rows if len(rows) <= each else rng.sample(rows, each)


def _rows(examples: str | Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the sayings of a block, written as one text or as a list."""
    if isinstance(examples, str):
        yield from ({"text": line.strip().removeprefix("- ")} for line in examples.splitlines() if line.strip())
        return
    for row in examples:
        yield {**row, "text": row["text"].strip().removeprefix("- ")}


def read_rules(folder: Path) -> list[dict[str, Any]]:
    """Read the rules of all files of a folder."""
    return [rule for path in sorted(folder.glob("*.yml")) for rule in _read(path)["rules"]]


def stories(rules: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make stories of a few turns, each turn a rule: TED learns from stories and is left out where there are none."""
    mixed = random.Random(SEED).sample(list(rules), len(rules))
    chained = [mixed[start : start + TURNS_A_STORY] for start in range(0, len(mixed), TURNS_A_STORY)]
    return [
        {"story": f"chat {number}", "steps": [step for rule in chain for step in rule["steps"]]}
        for number, chain in enumerate(chained, start=1)
    ]


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def write_yaml(path: Path, content: Any) -> None:
    """Write a file of a Rasa project."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
