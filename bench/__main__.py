"""`make bench`: the look-up of places, Steady beside a stock project, a short soak, and several guides at once."""

import argparse
import signal
import sys

from bench import cluster, handoffs_at_once, places, soak
from bench.figures import FLAT_WITHIN, STEADY, Figures, growth, rows_of, table
from bench.servers import BENCH, NotReadyError
from bench.stock_project import EPOCHS, SAYINGS_AN_INTENT
from bench.training import TrainingError

PARTS = ("places", "compare", "soak", "handoffs", "cluster")
SOAK_CHATS = 50


def main() -> int:
    """Measure what is asked for, everything where nothing is."""
    reader = argparse.ArgumentParser(prog="make bench", description=__doc__)
    reader.add_argument("parts", nargs="*", help=f"any of {', '.join(PARTS)}")
    reader.add_argument("--soak", type=int, default=SOAK_CHATS, help="chats of 20 turns that the soak holds")
    asked = reader.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
    if unknown := set(asked.parts) - set(PARTS):
        reader.error(f"no such part: {', '.join(sorted(unknown))}")
    try:
        for part in asked.parts or PARTS:
            _run(part, asked.soak)
    except (NotReadyError, TrainingError) as error:
        print(error)
        return 1
    return 0


def _run(part: str, chats: int) -> None:
    print(f"== {part}", flush=True)
    if part == "soak":
        soak.measure(chats)
    else:
        WORK[part]()


def compare() -> None:
    """Measure both guides, and write the table and the pictures."""
    from bench import comparison, pictures

    found = comparison.measure()
    text = table(rows_of(found)) + "\n" + notes(found)
    BENCH.mkdir(parents=True, exist_ok=True)
    (BENCH / "table.md").write_text(text)
    drawn = pictures.draw(found, BENCH)
    print(text)
    print("written:", ", ".join(str(path.relative_to(BENCH.parent.parent)) for path in [BENCH / "table.md", *drawn]))


def notes(found: Figures) -> str:
    """Return what a reader of the table has to know."""
    grown = growth(found.turns[STEADY])
    flat = "met" if grown <= FLAT_WITHIN else "missed"
    left = ", ".join(f"{name} {count}" for name, count in sorted(found.unanswered.items()))
    return (
        f"A turn of Steady is {grown:+.0%} at the longest beside the shortest (at most {FLAT_WITHIN:+.0%}: {flat}). "
        f"Turns are medians. Messages without an answer in the rushes: {left}. The stock project is Rasa's default "
        f"configuration on our rules and responses, taught {SAYINGS_AN_INTENT} short sayings an intent for {EPOCHS} "
        "epochs: how fast it answers hardly hangs on that. Training is on those sayings for both.\n"
    )


WORK = {"places": places.main, "compare": compare, "handoffs": handoffs_at_once.main, "cluster": cluster.main}

if __name__ == "__main__":
    sys.exit(main())
