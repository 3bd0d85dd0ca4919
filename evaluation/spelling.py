"""What misspelling costs: each set again with one letter in every six words edited, under ten seeds."""

from evaluation.bench import DEV, Bench, MeasuringSet
from evaluation.findings import Findings, Row, counted, share
from evaluation.intents import right
from evaluation.misspelling import SEEDS, misspelt
from evaluation.targets import LOST_TO_MISSPELLING


def measure(bench: Bench, measured: MeasuringSet) -> Findings:
    """Measure one labelled set."""
    sayings = bench.sayings(measured)
    counts = [sum(_right(bench, measured, [misspelt(s.text, seed) for s in sayings])) for seed in SEEDS]
    clean = _right(bench, measured, [saying.text for saying in sayings])
    typical = sum(counts) / len(counts)
    part = f"Misspelling, {measured.name}"
    lost = [100 * (sum(clean) - count) / max(1, len(sayings)) for count in (typical, min(counts))]
    target = LOST_TO_MISSPELLING if measured is DEV else None
    return Findings(
        [
            counted(part, "right intent as written", clean),
            share(part, "right intent misspelt", round(typical), len(sayings), note=f"mean of {len(SEEDS)} seeds"),
            Row(part, "lost", lost[0], "points", target=target, note=f"worst seed {lost[1]:.1f}"),
        ]
    )


def _right(bench: Bench, measured: MeasuringSet, texts: list[str]) -> list[bool]:
    sayings = bench.sayings(measured)
    return right(list(zip(sayings, bench.ours.read(texts, f"misspelling, {measured.name}"))))
