"""The order of the queue, an adult's place in it, and what may be said about the wait; pure. Source: handoff.md 5."""

import math
import statistics
from collections.abc import Iterable

from bot.handoff.moves.waiting import WAITING
from bot.handoff.record import Record

# Fewer than this many joins in the last hour say nothing about the next wait; then the adult is told that.
LEAST_JOINS = 3
JOINS_COUNT_SECONDS = 3600


def in_order(records: Iterable[Record]) -> list[Record]:
    """Return the waiting chats: whom a person lost before all others, then urgent first, then who has waited longest.

    Source: handoff.md 5 and 13.
    """
    waiting = [record for record in records if record.state in WAITING]
    return sorted(waiting, key=lambda record: (record.place >= 0, not record.urgent, record.place, record.ref))


def position(records: Iterable[Record], ref: str) -> int:
    """Return an adult's place in the queue, 1 for the next; 0 where they are not in it."""
    refs = [record.ref for record in in_order(records)]
    return refs.index(ref) + 1 if ref in refs else 0


def wait_minutes(waits: list[float], place: int, people: int) -> int | None:
    """Return about how long somebody at a place will wait, in whole minutes, or None where that cannot be said.

    waits: the seconds that those who were joined within the last hour had waited. people: staff on shift.
    """
    if len(waits) < LEAST_JOINS or people < 1:
        return None
    rounds = math.ceil(max(place, 1) / people)
    return max(1, math.ceil(statistics.median(waits) * rounds / 60))
