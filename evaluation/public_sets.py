"""Public intent sets through our own Rasa components, beside published figures."""

from pathlib import Path

from evaluation.bench import Bench
from evaluation.findings import Findings, Row, Table, counted, skipped
from evaluation.ours import train_ours
from evaluation.reader import Reader
from evaluation.sample import write_nlu
from evaluation.sayings import by_intent, tab_separated
from evaluation.targets import ADAPTED, FROZEN, PUBLISHED

NAMES = ("banking77", "clinc150", "hwu64")
EXAMPLES = (5, 10)
ADAPTED_EXAMPLES = 10


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
    nlu = write_nlu(folder / "nlu.yml", list(by_intent(tab_separated(source / f"train_{examples}.tsv"))))
    model = train_ours(folder, nlu, encoder)
    with Reader(model, folder / "reader.log") as reader:
        readings = reader.read([saying.text for saying in test], f"{name}, {what}")
    hits = [saying.accepts(reading.likeliest) for saying, reading in zip(test, readings)]
    targets = (ADAPTED if encoder else FROZEN) if examples == ADAPTED_EXAMPLES else {}
    return counted(name, what, hits, targets.get(name))
