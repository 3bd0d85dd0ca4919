"""Holds the directory against the ONS directory it was made from: whole postcodes, districts, time, size (issue 5)."""

import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.directory.building import build
from bot.directory.finding import Finder
from bot.directory.postcode_sources import LETTERS, council_of_postcodes, postcodes_in_use
from bot.directory.postcode_tables import NORTHERN_IRELAND, district_of, sector_of
from bot.store.directory_file import DIRECTORY, Reader
from bot.store.place_queries import bodies_by_council

SAMPLE = 100_000
SEED = 5  # of the sample, so that two runs take the same

Pairs = list[tuple[str, str]]


def main() -> None:
    """Print what was measured, a line each."""
    directory = Reader(DIRECTORY)
    finder, body_of = Finder(directory), bodies_by_council(directory)
    live = [(postcode, body_of[council][0]) for postcode, council in _live_of_great_britain()]
    sample = random.Random(SEED).sample(live, SAMPLE)
    seconds = [_timed(finder, postcode) for postcode, _ in sample]
    _say("whole postcodes right", _right(finder, sample), f"of {len(sample):,} of {len(live):,} in use")
    for name, part in (("district", district_of), ("sector", sector_of)):
        answers = {place: finder.postcode(place).bodies for place in {part(postcode) for postcode, _ in live}}
        first = [answers[part(postcode)][0] == body for postcode, body in live]
        offered = [body in answers[part(postcode)] for postcode, body in live]
        asked = Counter(len(bodies) > 1 for bodies in answers.values())
        _say(f"first by {name} right", sum(first) / len(first), f"asked for {asked[True]:,} of {len(answers):,}")
        _say(f"among those offered by {name}", sum(offered) / len(offered), "")
    print(f"look-up of a whole postcode: median {statistics.median(seconds) * 1000:.3f} ms")
    print(f"the file: {DIRECTORY.stat().st_size / 10**6:.1f} MB; a cold build: {_cold_build():.1f} s")


def _live_of_great_britain() -> Iterator[tuple[str, str]]:
    for letter in LETTERS:
        council_of = council_of_postcodes(letter)
        for postcode in postcodes_in_use(letter):
            if postcode in council_of and not postcode.startswith(NORTHERN_IRELAND):
                yield postcode, council_of[postcode]


def _right(finder: Finder, pairs: Iterable[tuple[str, str]]) -> float:
    return statistics.fmean(finder.postcode(postcode).bodies == (body,) for postcode, body in pairs)


def _timed(finder: Finder, postcode: str) -> float:
    began = time.perf_counter()
    finder.postcode(postcode)
    return time.perf_counter() - began


def _cold_build() -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build(Path(folder) / "directory.sqlite")
        return time.perf_counter() - began


def _say(what: str, share: float, of: str) -> None:
    print(f"{what}: {share:.2%} {of}".rstrip())


if __name__ == "__main__":
    main()
