"""The stock pipeline of `rasa init`, trained on the same messages and measured on the same sets."""

from evaluation.bench import OFF_TOPIC, Bench, MeasuringSet
from evaluation.findings import Findings, Row, counted
from evaluation.intents import Judged, likeliest_right, right
from evaluation.measures import mean
from evaluation.reader import FALLBACK, Reader
from evaluation.targets import LEAD_OVER_STOCK


def measure(bench: Bench, measured: MeasuringSet) -> Findings:
    """Measure one labelled set with both."""
    bench.sayings(measured)
    stock = _judged(bench, bench.stock, measured)
    ours = _judged(bench, bench.ours_beside_stock, measured)
    part = f"Stock pipeline, {measured.name}"
    lead, strict = (
        100 * (mean(list(map(float, rule(ours)))) - mean(list(map(float, rule(stock)))))
        for rule in (likeliest_right, right)
    )
    note = f"the fallback left aside; {strict:.1f} where it counts as wrong; {_trained_on(bench)}"
    return Findings(
        [
            counted(part, "right intent", right(stock), note="the fallback counts as wrong"),
            counted(part, "likeliest intent is right", likeliest_right(stock), note="the fallback left aside"),
            counted(part, "ours: likeliest intent is right", likeliest_right(ours), note=_trained_on(bench)),
            Row(part, "ours is ahead by", lead, "points", target=LEAD_OVER_STOCK, note=note),
        ]
    )


def _trained_on(bench: Bench) -> str:
    each = bench.stock_examples
    return f"both on the same {each} short sayings an intent, ours with the frozen encoder" if each else "both on all"


def measure_off_topic(bench: Bench) -> Findings:
    """Measure the off-topic set."""
    heard = [reading.intent for _, reading in _judged(bench, bench.stock, OFF_TOPIC)]
    recognised = [intent in ("off_topic", FALLBACK) for intent in heard]
    return Findings([counted(f"Stock pipeline, {OFF_TOPIC.name}", "recognised", recognised)])


def _judged(bench: Bench, reader: Reader, measured: MeasuringSet) -> list[Judged]:
    sayings = bench.sayings(measured)
    return list(zip(sayings, reader.read([saying.text for saying in sayings], f"comparison, {measured.name}")))
