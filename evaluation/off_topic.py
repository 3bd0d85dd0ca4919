"""How often our model sees that a message is not the guide's business, and what that costs the messages that are."""

from evaluation.bench import OFF_TOPIC, ORDINARY, Bench
from evaluation.findings import Findings, Row, counted
from evaluation.reader import FALLBACK, Reading
from evaluation.sayings import Saying
from evaluation.targets import LOST_IN_SCOPE
from evaluation.targets import OFF_TOPIC as TARGET

INTENT = "off_topic"
PART = "Off topic, off_topic.yml"


def measure(bench: Bench) -> Findings:
    """Measure the off-topic set."""
    sayings = bench.sayings(OFF_TOPIC)
    heard = [reading.intent for reading in bench.ours.read([s.text for s in sayings], OFF_TOPIC.name)]
    return Findings(
        [
            counted(
                PART, "recognised", [intent in (INTENT, FALLBACK) for intent in heard], TARGET, "either of the two"
            ),
            counted(PART, "as off_topic", [intent == INTENT for intent in heard]),
            counted(PART, "by the fallback", [intent == FALLBACK for intent in heard]),
        ]
    )


def measure_loss(bench: Bench) -> Findings:
    """Measure what in-scope messages lose: right among the other intents, but heard as off-topic or as unclear."""
    sayings = [saying for saying in bench.sayings(ORDINARY) if saying.intent != INTENT]
    readings = bench.ours.read([s.text for s in sayings], ORDINARY.name)
    lost = [is_lost(saying, reading) for saying, reading in zip(sayings, readings)]
    row = counted(PART, "in-scope messages lost", lost)
    points = Row(PART, "lost in scope", 100 * (row.value or 0), "points", target=LOST_IN_SCOPE, note=ORDINARY.name)
    return Findings([row, points])


def is_lost(saying: Saying, reading: Reading) -> bool:
    """Say whether a message would be right if there were neither off_topic nor fallback, and is not now."""
    other = next((name for name, _ in reading.ranking if name != INTENT), "")
    return saying.accepts(other) and not saying.accepts(reading.intent)
