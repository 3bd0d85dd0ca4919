"""Trains our own pipeline on other messages than the product's: public sets, or a sample of our own."""

from pathlib import Path
from typing import Any

import yaml

from evaluation.places import CODE
from evaluation.training import train_nlu

COMPONENTS = ("Words", "Spelling", "SentenceEmbedding", "CharNgrams", "Intents")


def train_ours(folder: Path, nlu: Path, encoder: Path | None) -> Path:
    """Return a model of our components, set for few examples.

    Args:
        folder: gets the model and its log.
        nlu: the training messages.
        encoder: an encoder of its own, None for the published one.
    """
    config = {"recipe": "default.v1", "assistant_id": folder.name, "language": "en", "pipeline": pipeline(encoder)}
    code = sorted((CODE / "bot" / "nlu").glob("*.py"))
    return train_nlu(folder, config, nlu, [*code, *([encoder] if encoder else [])])


def pipeline(encoder: Path | None) -> list[dict[str, Any]]:
    """Return the product's own components in their order, set for few examples, with the encoder to be measured."""
    names = [row["name"] for row in yaml.safe_load((CODE / "config.yml").read_text())["pipeline"]]
    chosen = {"encoder": str(encoder.resolve())} if encoder else {}
    return [
        {"name": name, **(chosen if name.endswith("SentenceEmbedding") else {})} for name in names if _is_ours(name)
    ]


def _is_ours(name: str) -> bool:
    return name.rpartition(".")[2] in COMPONENTS
