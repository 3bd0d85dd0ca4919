"""Public intent sets through our own Rasa components, beside published figures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from evaluation.bench import Bench
from evaluation.findings import Findings, Row, Table, counted, skipped
from evaluation.places import CODE
from evaluation.reader import Reader
from evaluation.sayings import Saying, tab_separated
from evaluation.targets import ADAPTED, FROZEN, PUBLISHED
from evaluation.training import train_nlu

NAMES = ("banking77", "clinc150", "hwu64")
EXAMPLES = (5, 10)
ADAPTED_EXAMPLES = 10
COMPONENTS = ("Words", "Spelling", "SentenceEmbedding", "CharNgrams", "Intents")


def measure(bench: Bench, name: str) -> Findings:
    """Measure one set: the encoder as published with 5 and 10 examples, and adapted on its own 10."""
    findings = Findings([_frozen(bench, name, examples) for examples in EXAMPLES])
    encoder = bench.places.encoders / f"{name}_{ADAPTED_EXAMPLES}.onnx"
    what = f"{ADAPTED_EXAMPLES} examples, encoder adapted on them"
    if not encoder.is_file():
        findings.add(skipped(name, what, f"build/eval/encoders/{encoder.name} is not there"))
    else:
        findings.rows.append(_row(bench, name, ADAPTED_EXAMPLES, what, encoder))
    return findings


def beside_published(rows: list[Row]) -> Table:
    """Return our figures with ten examples above the published ones."""
    ours = {
        f"ours, {what.partition(', ')[2]}": {row.part: row.value for row in rows if row.what == what and row.value}
        for what in dict.fromkeys(row.what for row in rows if row.part in NAMES and row.what.startswith("10 "))
    }
    body = [(method, *(_shown(values.get(name)) for name in NAMES)) for method, values in {**ours, **PUBLISHED}.items()]
    return Table("Accuracy with ten examples an intent", ("method", *NAMES), body)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.2f}"


def _frozen(bench: Bench, name: str, examples: int) -> Row:
    return _row(bench, name, examples, f"{examples} examples, frozen encoder", None)


def _row(bench: Bench, name: str, examples: int, what: str, encoder: Path | None) -> Row:
    source = bench.places.kept_sets / "public" / name
    test = tab_separated(source / "test.tsv")
    folder = bench.places.out / "public" / f"{name}_{examples}_{'adapted' if encoder else 'frozen'}"
    model = _train(folder, tab_separated(source / f"train_{examples}.tsv"), encoder)
    with Reader(model, folder / "reader.log") as reader:
        readings = reader.read([saying.text for saying in test], f"{name}, {what}")
    hits = [saying.accepts(reading.likeliest) for saying, reading in zip(test, readings)]
    targets = (ADAPTED if encoder else FROZEN) if examples == ADAPTED_EXAMPLES else {}
    return counted(name, what, hits, targets.get(name))


def _train(folder: Path, sayings: list[Saying], encoder: Path | None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    nlu = folder / "nlu.yml"
    blocks = [
        {"intent": intent, "examples": [{"text": text} for text in texts]} for intent, texts in _by_intent(sayings)
    ]
    nlu.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    config = {"recipe": "default.v1", "assistant_id": folder.name, "language": "en", "pipeline": pipeline(encoder)}
    return train_nlu(
        folder, config, nlu, [*sorted((CODE / "bot" / "nlu").glob("*.py")), *([encoder] if encoder else [])]
    )


def _by_intent(sayings: list[Saying]) -> Iterator[tuple[str, list[str]]]:
    for intent in sorted({saying.intent for saying in sayings}):
        yield intent, [saying.text for saying in sayings if saying.intent == intent]


def pipeline(encoder: Path | None) -> list[dict[str, Any]]:
    """Return the product's own components in their order, set for few examples, with the encoder to be measured."""
    names = [row["name"] for row in yaml.safe_load((CODE / "config.yml").read_text())["pipeline"]]
    chosen = {"encoder": str(encoder.resolve())} if encoder else {}
    return [
        {"name": name, **(chosen if name.endswith("SentenceEmbedding") else {})} for name in names if _is_ours(name)
    ]


def _is_ours(name: str) -> bool:
    return name.rpartition(".")[2] in COMPONENTS
