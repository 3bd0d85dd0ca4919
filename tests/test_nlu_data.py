"""What the model is measured on is not what it was taught.

A failure names the training example only: the messages of the measuring sets are not to be read.
"""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from bot.content.wording import load_wording
from bot.settings import settings
from tests.nlu_examples import ROOT, examples, load

NEARLY_THE_SAME = 90
# Of shorter messages there are only so many: they must not be identical.
FEWEST_WORDS = 4
OWN_SETS = ("danger", "languages", "off_topic", "ordinary")
MEASURING_SETS = ("dev.jsonl", "danger_dev.jsonl", *(f"tests/nlu/{name}.yml" for name in OWN_SETS))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower()).strip()


def measuring_messages(name: str) -> list[str]:
    """Return the messages of a measuring set; skip where this machine does not have it."""
    if name.endswith(".yml"):
        told = load(ROOT / name)
        rows = [row for rows in told.values() for row in rows] if isinstance(told, dict) else told
        return [plain(row["text"] if isinstance(row, dict) else str(row)) for row in rows]
    path = ROOT / settings().eval_dir / name
    if not path.is_file():
        pytest.skip(f"no {name} under STEADY_EVAL_DIR")
    return [plain(json.loads(line)["text"]) for line in path.read_text().splitlines() if line.strip()]


def too_near(taught: list[str], measured: list[str]) -> list[int]:
    """Return which of the taught sayings are the same as a measured one, or nearly so."""
    identical = {number for number, text in enumerate(taught) if text in set(measured)}
    long_taught = [number for number, text in enumerate(taught) if len(text.split()) >= FEWEST_WORDS]
    long_measured = [text for text in measured if len(text.split()) >= FEWEST_WORDS]
    rows = [taught[number] for number in long_taught]
    scores = process.cdist(rows, long_measured, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME, dtype=np.uint8)
    near = {long_taught[row] for row in np.flatnonzero(scores.any(axis=1))} if scores.size else set()
    return sorted(identical | near)


@pytest.mark.parametrize("name", MEASURING_SETS)
def test_no_training_example_is_nearly_a_message_of_a_measuring_set(name):
    near = too_near([plain(example.text) for example in examples()], measuring_messages(name))
    named = [f"{examples()[number].file}: {examples()[number].text}" for number in near]
    if named:
        pytest.fail(f"{len(named)} too near to {name}:\n" + "\n".join(named), pytrace=False)


@pytest.mark.parametrize("name", ["wording", "wording_other_hand"])
def test_no_wording_is_nearly_one_that_it_is_measured_on(name):
    taught = [text for _, text in load_wording(ROOT / "data" / "wording")]
    near = too_near([plain(text) for text in taught], measuring_messages(f"tests/nlu/{name}.yml"))
    assert [taught[number] for number in near] == []


@pytest.mark.parametrize(
    ("taught", "measured", "near"),
    [
        ("she told me last night", "she told me last night", True),
        ("She  told me last night", "she told me last night", True),
        ("she told me last night", "she told me last nite", True),
        ("she told me last night", "he came round to the school", False),
        ("yes", "yes", True),
        ("yes please", "yes pleas", False),  # short: only the same is the same
        ("hes here now", "hes here no", False),
    ],
)
def test_nearly_the_same_means_what_it_says(taught, measured, near):
    assert bool(too_near([plain(taught)], [plain(measured)])) is near


def test_no_example_teaches_two_intents():
    intents: dict[str, set[str]] = {}
    for example in examples():
        intents.setdefault(plain(example.text), set()).add(example.intent)
    assert {text: taught for text, taught in intents.items() if len(taught) > 1} == {}


def test_the_example_files_were_found():
    assert len(examples()) > 1000
    assert Path(ROOT / "tests/nlu/danger.yml").is_file()
