"""Anonymous counts: off until switched on, and no number below 5 can be read or reckoned from a table."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import product

import pytest

from bot.errors import NotStorableError
from bot.store.counts import FEW, WITHHELD, DayCounts, What, hidden
from bot.store.line import LineBook, LineSettings

DAY = date(2026, 11, 30)


@pytest.fixture
def counts(database) -> DayCounts:
    LineBook(database).write(LineSettings(counts_on=True), by=1)
    return DayCounts(database)


def test_nothing_is_counted_until_a_supervisor_switches_it_on(database):
    counts = DayCounts(database)
    counts.add(DAY, What.ASKED)
    lines = LineBook(database)
    lines.write(LineSettings(), by=1)
    counts.add(DAY, What.ASKED)
    assert counts.table(DAY, DAY) == ()


def test_counts_are_summed_over_days(counts):
    for day in range(3):
        for nation in ("ENG", "SCO"):
            for _ in range(2):
                counts.add(DAY + timedelta(days=day), What.JOINED, nation, "told")
    row = counts.table(DAY, DAY + timedelta(days=2))[0]
    assert (row.what, row.by_nation, row.by_topic, row.total) == (What.JOINED, {"ENG": 6, "SCO": 6}, {"told": 12}, 12)


def test_days_outside_are_left_out(counts):
    for day in (-1, 0, 1):
        for _ in range(5):
            counts.add(DAY + timedelta(days=day), What.RED)
    assert counts.table(DAY, DAY)[0].total == 5
    assert counts.table(DAY + timedelta(days=1), DAY) == ()


def test_counting_at_the_same_instant_loses_nothing(counts):
    with ThreadPoolExecutor(10) as threads:
        list(threads.map(lambda _: counts.add(DAY, What.ASKED, "WAL"), range(40)))
    assert counts.table(DAY, DAY)[0].total == 40


@pytest.mark.parametrize(("nation", "topic"), [("FRA", ""), ("", "he said"), ("", "a" * 41), ("", "TR15")])
def test_what_could_hold_words_is_not_counted(counts, nation, topic):
    with pytest.raises(NotStorableError):
        counts.add(DAY, What.ASKED, nation, topic)


def test_only_what_is_on_the_list_is_counted(counts):
    with pytest.raises(ValueError, match="wept"):
        counts.add(DAY, "wept")


@pytest.mark.parametrize(
    ("by_nation", "by_topic", "shown_nation", "shown_topic", "total"),
    [
        ({"ENG": 9}, {"told": 9}, {"ENG": 9}, {"told": 9}, 9),
        ({"ENG": 5, "SCO": 6}, {"told": 11}, {"ENG": 5, "SCO": 6}, {"told": 11}, 11),
        ({"ENG": 4}, {"told": 4}, {}, {}, FEW),
        ({"ENG": 1, "SCO": 1, "WAL": 1, "NIR": 1}, {"": 4}, {}, {}, FEW),  # four of "few" under "few": each is 1
        # One hidden: the total less the other. The topics add up to the same total.
        ({"ENG": 9, "SCO": 2}, {"told": 11}, {"ENG": 9, "SCO": FEW}, {}, WITHHELD),
        ({"ENG": 11}, {"told": 9, "red": 2}, {}, {"told": 9, "red": FEW}, WITHHELD),
        # Two hidden: 2 or 8 between them could only be 1 and 1, or 4 and 4.
        ({"ENG": 9, "SCO": 1, "WAL": 1}, {"": 11}, {"ENG": 9, "SCO": FEW, "WAL": FEW}, {}, WITHHELD),
        ({"ENG": 9, "SCO": 4, "WAL": 4}, {"": 17}, {"ENG": 9, "SCO": FEW, "WAL": FEW}, {}, WITHHELD),
        ({"ENG": 9, "SCO": 2, "WAL": 1}, {"": 12}, {"ENG": 9, "SCO": FEW, "WAL": FEW}, {"": 12}, 12),
    ],
)
def test_small_numbers_are_hidden(by_nation, by_topic, shown_nation, shown_topic, total):
    row = hidden(What.ASKED, by_nation, by_topic)
    assert (row.by_nation, row.by_topic, row.total) == (shown_nation, shown_topic, total)


def test_no_hidden_number_can_be_reckoned_from_what_is_shown() -> None:
    """Of all tables of up to three nations and topics, those that look the same leave each hidden number in doubt."""
    by_total: dict[int, tuple[list, list]] = defaultdict(lambda: ([], []))
    for side in (0, 1):
        for length in (1, 2, 3):
            for numbers in product(range(1, 10), repeat=length):
                by_total[sum(numbers)][side].append(dict(zip("abc", numbers)))
    seen: dict[str, list[set[int]]] = {}
    for nations, topics in by_total.values():
        for nation, topic in product(nations, topics):
            row = hidden(What.ASKED, nation, topic)
            numbers = [*(nation[name] for name in row.by_nation), *(topic[name] for name in row.by_topic)]
            possible = seen.setdefault(repr(row), [set() for _ in numbers])
            for values, number in zip(possible, numbers):
                values.add(number)
    certain = [
        (row, values) for row, possible in seen.items() for values in possible if len(values) == 1 and min(values) < 5
    ]
    assert len(seen) > 100 and certain == []
