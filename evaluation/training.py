"""Trains a model for comparison through Rasa, once for the same inputs."""

import hashlib
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import yaml

from evaluation.errors import CannotMeasureError
from evaluation.places import CODE

RASA = CODE / ".venv" / "bin" / "rasa"


def train_nlu(folder: Path, config: dict, nlu: Path, inputs: Iterable[Path] = ()) -> Path:
    """Train understanding in a folder of its own and return the model; one trained on the same inputs is kept.

    Args:
        folder: gets the configuration, the log and the model.
        config: the content of config.yml.
        nlu: training messages, a file or a folder.
        inputs: other files that the model is made from.

    Raises:
        CannotMeasureError: training failed; the log in the folder says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings, model, stamp = folder / "config.yml", folder / "model.tar.gz", folder / "inputs.sha256"
    settings.write_text(yaml.safe_dump(config, sort_keys=False))
    wanted = digest([settings, *_files(nlu), *inputs])
    if model.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        return model
    print(f"  training {folder.name}", flush=True)
    _run_rasa(folder, settings, nlu)
    stamp.write_text(wanted)
    return model


def digest(files: Iterable[Path]) -> str:
    """Return a digest of the names and contents of files."""
    made = hashlib.sha256()
    for path in files:
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.glob("*.yml"))


def _run_rasa(folder: Path, settings: Path, nlu: Path) -> None:
    command = [str(RASA), "train", "nlu", "--config", str(settings), "--nlu", str(nlu)]
    command += ["--out", str(folder), "--fixed-model-name", "model"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(CODE),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    with (folder / "train.log").open("w") as log:
        # In its own folder: Rasa keeps a cache beside where it runs, and the product's is not to be pushed out.
        result = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, check=False)
    if result.returncode or not (folder / "model.tar.gz").is_file():
        raise CannotMeasureError(f"training {folder.name} failed; its train.log says why")
