"""How often our model hears the right intent, family by family, and how honest its confidence is."""

from collections import Counter
from collections.abc import Sequence

from evaluation import pictures
from evaluation.bench import DEV, OFF_TOPIC, ORDINARY, Bench, MeasuringSet
from evaluation.findings import Findings, Row, Table, counted
from evaluation.measures import calibration, expected_calibration_error, f1_of_labels, mean
from evaluation.reader import FALLBACK, Reading
from evaluation.sayings import Saying, families
from evaluation.targets import TOP_INTENT

Judged = tuple[Saying, Reading]
LIKELIEST = 3
MOST_CONFUSED = 20
WORST = 30


def measure(bench: Bench, measured: MeasuringSet) -> Findings:
    """Measure one labelled set."""
    sayings = bench.sayings(measured)
    readings = bench.ours.read([saying.text for saying in sayings], measured.name)
    judged = list(zip(sayings, readings))
    family_of = families(bench.places.taught)
    part = f"Intents, {measured.name}"
    findings = Findings(_overall(part, judged, measured) + _by_family(part, judged, family_of))
    findings.add(_confusion(measured.name, judged, family_of))
    findings.add(_calibration(part, measured.name, judged))
    return findings


def worst_mistakes(bench: Bench) -> Findings:
    """List the most confident wrong readings of our own sets; messages of kept sets are never shown."""
    sayings = [saying for measured in (ORDINARY, OFF_TOPIC) for saying in bench.sayings(measured)]
    readings = bench.ours.read([saying.text for saying in sayings], "worst mistakes")
    wrong = [(s, r) for s, r in zip(sayings, readings) if not s.accepts(r.likeliest)]
    wrong.sort(key=lambda pair: -pair[1].confidence)
    body = [(f"{r.confidence:.2f}", s.text, s.intent, r.likeliest) for s, r in wrong[:WORST]]
    return Findings(tables=[Table(f"The {WORST} worst mistakes", ("confidence", "message", "right", "heard"), body)])


def right(judged: Sequence[Judged]) -> list[bool]:
    """Say of each message whether its intent was right, the fallback being wrong."""
    return [saying.accepts(reading.intent) for saying, reading in judged]


def likeliest_right(judged: Sequence[Judged]) -> list[bool]:
    """Say of each message whether the likeliest intent was right, whether or not it was likely enough."""
    return [saying.accepts(reading.likeliest) for saying, reading in judged]


def _overall(part: str, judged: Sequence[Judged], measured: MeasuringSet) -> list[Row]:
    among = [any(s.accepts(name) for name, _ in r.ranking[:LIKELIEST]) for s, r in judged]
    target = TOP_INTENT if measured is DEV else None
    return [
        counted(part, "right intent", right(judged), target, "the fallback counts as wrong"),
        counted(part, "likeliest intent is right", likeliest_right(judged), note="the fallback left aside"),
        counted(part, f"right one among the likeliest {LIKELIEST}", among),
        counted(part, "sent to the fallback", [reading.intent == FALLBACK for _, reading in judged]),
        Row(part, "macro-F1 over intents", mean(list(_f1(judged).values())), "score"),
    ]


def _by_family(part: str, judged: Sequence[Judged], family_of: dict[str, str]) -> list[Row]:
    f1, rows = _f1(judged), []
    for family in sorted({family_of.get(saying.intent, "?") for saying, _ in judged}):
        here = [pair for pair in judged if family_of.get(pair[0].intent, "?") == family]
        score = mean([f1[intent] for intent in {saying.intent for saying, _ in here}])
        rows.append(counted(part, f"family {family}", right(here), note=f"macro-F1 {score:.3f}"))
    return rows


def _f1(judged: Sequence[Judged]) -> dict[str, float]:
    return f1_of_labels([(saying.intent, saying.credited(reading.intent)) for saying, reading in judged])


def _confusion(name: str, judged: Sequence[Judged], family_of: dict[str, str]) -> Findings:
    pairs = [(saying.intent, saying.credited(reading.likeliest)) for saying, reading in judged]
    by_family = Counter((family_of.get(truth, "?"), family_of.get(heard, "?")) for truth, heard in pairs)
    confused = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(MOST_CONFUSED)
    found = Findings(pictures=[pictures.confusion(f"Families confused, {name}", by_family)])
    if confused:
        title = f"Most confused intents, {name}"
        body = [(truth, heard, str(count)) for (truth, heard), count in confused]
        found.tables.append(Table(title, ("right", "heard", "messages"), body))
        found.pictures.append(pictures.confused_pairs(title, confused))
    return found


def _calibration(part: str, name: str, judged: Sequence[Judged]) -> Findings:
    bins = calibration([reading.confidence for _, reading in judged], likeliest_right(judged))
    error = expected_calibration_error(bins)
    body = [(f"{b.confidence:.2f}", f"{b.right:.2f}", str(b.count)) for b in bins]
    return Findings(
        [Row(part, "expected calibration error", error, "score", note=f"{len(judged)} messages, ten bins")],
        [Table(f"Calibration, {name}", ("mean confidence", "right", "messages"), body)],
        [pictures.calibration(f"Calibration, {name}", bins)],
    )
