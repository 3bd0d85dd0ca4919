"""Runs the evaluation: one table here, a report in build/eval/. `make eval` calls it."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from evaluation import plan, public_sets, report, terminal
from evaluation.bench import Bench
from evaluation.findings import Findings
from evaluation.places import Places


def main(argv: Sequence[str], places: Places) -> int:
    """Measure what the flags ask for; results are written after every part."""
    flags = _flags().parse_args(argv)
    made_on = f"{datetime.now():%d %B %Y, %H:%M}"
    found = Findings()
    places.out.mkdir(parents=True, exist_ok=True)
    chosen = {"release": flags.release, "with_stock": not flags.no_stock, "stock_examples": flags.stock_examples}
    with Bench(places, **chosen) as bench:
        for part in plan.parts(with_public=not flags.no_public):
            found.add(plan.measured(part, bench))
            report.write(places.out, found, made_on=made_on, release=flags.release)
    if not flags.no_public:
        found.tables.insert(0, public_sets.beside_published(found.rows))
        report.write(places.out, found, made_on=made_on, release=flags.release)
    print("\n" + terminal.table(found.rows))
    print("\nThe report with pictures is build/eval/index.html")
    return 0


def _flags() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("evaluation", description=__doc__)
    made.add_argument("--release", action="store_true", help="also read dev.jsonl and danger_dev.jsonl")
    made.add_argument("--no-stock", action="store_true", help="leave the stock pipeline out")
    made.add_argument(
        "--stock-examples", type=int, default=20, help="sayings an intent for the stock pipeline; 0 is all, hours"
    )
    made.add_argument("--no-public", action="store_true", help="leave the public sets out")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Places()))
