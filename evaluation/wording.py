"""How often our model says rightly whether a question to a child is open, leading or closed."""

from bot.practise.labels import CLOSED, KIND_OF_LABEL, LEADING, OPEN, Heard
from evaluation.bench import Bench, MeasuringSet
from evaluation.findings import Findings, counted
from evaluation.targets import WORDING_KIND


def part_of(measured: MeasuringSet) -> str:
    """Return what the table calls the part for a set."""
    return f"Wording, {measured.name}"


def measure(bench: Bench, measured: MeasuringSet) -> Findings:
    """Measure a set of questions; also the mistake that does harm, and what is said to nobody being sure."""
    part = part_of(measured)
    sayings = bench.sayings(measured)
    readings = bench.ours.read([saying.text for saying in sayings], measured.name)
    heard = [Heard(*reading.wording) for reading in readings]
    rows = [(saying.intent, KIND_OF_LABEL.get(words.label), words) for saying, words in zip(sayings, heard)]
    findings = Findings([counted(part, "right kind", [kind == right for right, kind, _ in rows], WORDING_KIND)])
    for name in (OPEN, CLOSED, LEADING):
        hits = [kind == name for right, kind, _ in rows if right == name]
        findings.rows.append(counted(part, f"{name} heard so", hits))
    called = [words.helpful for right, _, words in rows if right != OPEN]
    findings.rows.append(counted(part, "leading or closed called open", called, note="to the adult, doubt apart"))
    alarms = [reading.level in ("red", "hide") for reading in readings]
    findings.rows.append(counted(part, "interrupted by the gate", alarms, note="questions heard as red or hide"))
    return findings
