"""How much danger our gate hears, how often it is alarmed without need, and what other thresholds would give."""

from collections import Counter
from collections.abc import Sequence
from math import inf

from evaluation import pictures
from evaluation.bench import DANGER, ORDINARY, Bench, MeasuringSet
from evaluation.errors import CannotMeasureError
from evaluation.findings import Findings, Row, Table, counted
from evaluation.measures import Point, mean, trade_off
from evaluation.reader import Reading
from evaluation.sayings import Saying, families
from evaluation.targets import DANGER_RECALL, FALSE_ALARMS
from evaluation.thresholds import cross_validated

LEVELS = ("red", "ask", "hide", "none")
ALARMED = ("red", "ask")
# The curve counts what its threshold decides, red and ask alike; the targets count red alone.
SHIPPED = {"red or ask": ALARMED, "red": ("red",)}
DANGER_FAMILY = "danger"
RECALLS = (0.90, 0.95, 0.98, 0.99)


def measure(bench: Bench, measured: MeasuringSet) -> Findings:
    """Measure one set of danger and near-danger; of its messages only numbers are shown."""
    sayings = bench.sayings(measured)
    readings = bench.ours.read([saying.text for saying in sayings], measured.name)
    if not any(reading.level for reading in readings):
        raise CannotMeasureError("the model has no danger gate")
    judged = list(zip(sayings, readings))
    part = f"Danger, {measured.name}"
    findings = Findings(_rows(part, judged), [_levels(measured.name, judged)])
    findings.add(_curve(part, measured.name, judged))
    if measured is DANGER:
        findings.tables.append(_mistakes(judged))
    return findings


def measure_ordinary(bench: Bench, measured: MeasuringSet = ORDINARY) -> Findings:
    """Measure how often messages of no danger intent bring 999 first."""
    family_of = families(bench.places.taught)
    sayings = [s for s in bench.sayings(measured) if family_of.get(s.intent) != DANGER_FAMILY]
    readings = bench.ours.read([saying.text for saying in sayings], measured.name)
    part = f"Danger, {measured.name}"
    return Findings([counted(part, "red outside the danger family", [r.level == "red" for r in readings])])


def margin(reading: Reading) -> float:
    """Return by how much a message leads to an alarm: for ever where a phrase decides, never where it is to hide."""
    if reading.level == "hide":
        return -inf
    if reading.certain and reading.level in ALARMED:
        return inf
    return -inf if reading.margin is None else reading.margin


def _rows(part: str, judged: Sequence[tuple[Saying, Reading]]) -> list[Row]:
    heard = {level: [r.level for s, r in judged if s.level == level] for level in LEVELS}
    rows = [
        counted(part, "recall: red heard as red", [h == "red" for h in heard["red"]], DANGER_RECALL),
        counted(part, "red heard as red or asked about", [h in ALARMED for h in heard["red"]]),
        counted(part, "false alarms: harmless heard as red", [h == "red" for h in heard["none"]], FALSE_ALARMS),
        counted(part, "harmless asked about", [h == "ask" for h in heard["none"]]),
    ]
    if heard["ask"] or heard["hide"]:
        rows.append(counted(part, "to be asked about: asked or red", [h in ALARMED for h in heard["ask"]]))
        rows.append(counted(part, "to hide: hidden", [h == "hide" for h in heard["hide"]]))
    return rows


def _levels(name: str, judged: Sequence[tuple[Saying, Reading]]) -> Table:
    counts = Counter((saying.level, reading.level) for saying, reading in judged)
    here = [level for level in LEVELS if any(saying.level == level for saying, _ in judged)]
    body = [(truth, *(str(counts[truth, heard]) for heard in LEVELS)) for truth in here]
    return Table(f"Levels of danger, {name}", ("right", *(f"heard {level}" for level in LEVELS)), body)


def _curve(part: str, name: str, judged: Sequence[tuple[Saying, Reading]]) -> Findings:
    if all(reading.margin is None for _, reading in judged):
        return Findings([Row(part, "curve over thresholds", note="not measured: the gate gives no margin")])
    danger, harmless = ([reading for s, reading in judged if s.level == level] for level in ("red", "none"))
    points = trade_off([margin(reading) for reading in danger], [margin(reading) for reading in harmless])
    shipped = [(name, _share(harmless, levels), _share(danger, levels)) for name, levels in SHIPPED.items()]
    title = f"Danger heard against false alarms, {name}"
    head = ("recall of at least", "threshold", "recall", "false alarms")
    return Findings(
        _out_of_fold(part, danger, harmless),
        tables=[Table(title, head, [_at_recall(points, recall) for recall in RECALLS])],
        pictures=[pictures.trade_off(title, points, shipped)],
    )


def _out_of_fold(part: str, danger: Sequence[Reading], harmless: Sequence[Reading]) -> list[Row]:
    found = cross_validated([margin(r) for r in danger], [margin(r) for r in harmless], DANGER_RECALL.value)
    note = f"threshold chosen on four fifths for that recall, {found.threshold:.3f} the middle one; red or ask"
    return [
        counted(part, "cross-validated: danger heard", found.heard, note=note),
        counted(part, "cross-validated: harmless alarmed", found.alarmed),
    ]


def _share(readings: Sequence[Reading], levels: Sequence[str]) -> float:
    return mean([float(reading.level in levels) for reading in readings])


def _at_recall(points: Sequence[Point], recall: float) -> tuple[str, ...]:
    found = next((point for point in points if point.recall >= recall), None)
    if found is None or found.threshold == -inf:
        return f"{recall:.2f}", "none reaches it", "", ""
    return f"{recall:.2f}", f"{found.threshold:.3f}", f"{found.recall:.3f}", f"{found.false_alarms:.3f}"


def _mistakes(judged: Sequence[tuple[Saying, Reading]]) -> Table:
    """Name what was missed and what alarmed by its number in the file: who tunes the gate is not to read the words."""
    wrong = [
        (
            str(number),
            saying.intent,
            saying.level,
            reading.level,
            "" if reading.margin is None else f"{reading.margin:.3f}",
        )
        for number, (saying, reading) in enumerate(judged, start=1)
        if saying.level != reading.level
    ]
    return Table("Wrong levels, by number in danger.yml", ("number", "intent", "right", "heard", "margin"), wrong)
