"""Trains the stock project, and ours on the same sayings; once for the same inputs, with the time it took."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bench.servers import BENCH, QUIET, ROOT, STOCK
from bench.stock_project import sampled_sayings, write_stock, write_yaml

OURS = BENCH / "ours"
# On two idle cores the stock project takes about four minutes; beside other work it may take twice as long.
MOST_SECONDS = 1200


class TrainingError(Exception):
    """Rasa could not train; train.log in the folder says why."""


@dataclass(frozen=True)
class Trained:
    """A trained model, its size, how long training took, and whether that was in this run."""

    size_mb: float
    seconds: float
    now: bool


def train_stock() -> Trained:
    """Train the stock project."""
    write_stock(STOCK)
    return _trained(STOCK)


def train_ours() -> Trained:
    """Train our own project on the sayings that the stock one has; the model itself is not used further."""
    for name in ("config.yml", "domain.yml"):
        _copy(ROOT / name, OURS / name)
    _copy(ROOT / "data" / "rules", OURS / "data" / "rules")
    _copy(ROOT / "data" / "wording", OURS / "data" / "wording")
    _copy(ROOT / "content", OURS / "content")
    write_yaml(OURS / "data" / "nlu.yml", {"version": "3.1", "nlu": sampled_sayings()})
    return _trained(OURS)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _trained(folder: Path) -> Trained:
    inputs, kept, model = _digest(folder), folder / "trained.json", folder / "models" / "bench.tar.gz"
    if kept.is_file() and model.is_file() and json.loads(kept.read_text())["inputs"] == inputs:
        return Trained(model.stat().st_size / 10**6, json.loads(kept.read_text())["seconds"], now=False)
    seconds = _train(folder)
    kept.write_text(json.dumps({"inputs": inputs, "seconds": seconds}))
    return Trained(model.stat().st_size / 10**6, seconds, now=True)


def _train(folder: Path) -> float:
    print(f"training {folder.name}", flush=True)
    shutil.rmtree(folder / ".rasa", ignore_errors=True)  # the time is that of training from nothing
    began = time.monotonic()
    with (folder / "train.log").open("w") as log:
        command = [str(ROOT / ".venv" / "bin" / "rasa"), "train", "--fixed-model-name", "bench"]
        environment = os.environ | QUIET
        try:
            done = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            raise TrainingError(f"training {folder.name} took over {MOST_SECONDS} s") from None
    if done.returncode:
        raise TrainingError(f"training {folder.name} failed: its train.log says why")
    return time.monotonic() - began


def _digest(folder: Path) -> str:
    made = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        if not path.name.startswith(("endpoints", "credentials")) and ".rasa" not in path.parts:
            made.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
