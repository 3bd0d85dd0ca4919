"""A few of our sayings an intent, on which the stock pipeline and ours can be trained alike.

On all of them the stock pipeline takes hours: its first epoch of a hundred took eight minutes beside other work on two
cores (26 November 2026).
"""

import random
from pathlib import Path

import yaml

from evaluation.sayings import by_intent, taught

# Both pipelines get the same; one long message makes a whole batch of the stock pipeline as long.
MOST_WORDS = 25
SEED = 5


def write_sample(source: Path, folder: Path, each: int) -> Path:
    """Write a file of training messages with at most so many an intent, and return it."""
    rng = random.Random(SEED)
    short = [saying for saying in taught(source) if len(saying.text.split()) <= MOST_WORDS]
    rows = [(intent, texts if len(texts) <= each else rng.sample(texts, each)) for intent, texts in by_intent(short)]
    return write_nlu(folder / "nlu.yml", rows)


def write_nlu(path: Path, rows: list[tuple[str, list[str]]]) -> Path:
    """Write training messages, (intent, texts), as Rasa reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = [{"intent": intent, "examples": [{"text": text} for text in texts]} for intent, texts in rows]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    return path
