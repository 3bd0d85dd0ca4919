"""Counts what happened, without anything of anybody, apart from the turn it happened in: in a thread, and never twice.

Nothing waits for a count, and one that cannot be kept is left out and told to the log by its class.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import BoundedSemaphore
from typing import Any

from bot.directory.opening_hours import UK
from bot.errors import BotError
from bot.handoff.outcomes import of_move, of_reply
from bot.handoff.record import Record
from bot.store.counts import NATIONS, DayCounts, What

# A database that is away holds each count for five seconds (bot/store/database.py): more than these are left out.
MOST_WAITING = 100

logger = logging.getLogger(__name__)


class Counting:
    """Counts replies and moves of a process."""

    def __init__(self, counts: DayCounts, now: Callable[[], datetime] = lambda: datetime.now(UK)) -> None:
        """Take the counts, and a clock in UK time."""
        self._counts, self._now = counts, now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="counts")
        self._room = BoundedSemaphore(MOST_WAITING)

    async def reply(self, names: tuple[str, ...], slots: Callable[[], Awaitable[Mapping[str, Any]]]) -> None:
        """Count a reply by the responses in it, where it counts as anything; ``slots`` gives those of the session."""
        if happened := of_reply(names):
            self._note(happened, *kinds(await slots()))

    def moved(self, old: Record, new: Record) -> None:
        """Count a move of a handoff, where it counts as anything."""
        self._note(of_move(old, new), new.nation, new.topic)

    def close(self) -> None:
        """Wait for what is being counted, and count no more."""
        self._thread.shutdown()

    def _note(self, happened: tuple[What, ...], nation: str, topic: str) -> None:
        for what in happened:
            if self._room.acquire(blocking=False):
                self._thread.submit(self._add, what, nation, topic)
            else:
                logger.warning("a count was left out: the database is slow")

    def _add(self, what: What, nation: str, topic: str) -> None:
        try:
            self._counts.add(self._now().date(), what, nation, topic)
        except BotError as error:
            logger.warning("a count was left out: %s", type(error).__name__)
        finally:
            self._room.release()


def kinds(slots: Mapping[str, Any]) -> tuple[str, str]:
    """Return the nation and the family of topics that a session's slots tell, "" for either where they tell none."""
    nation, walk = slots.get("nation"), slots.get("walk")
    return nation if nation in NATIONS else "", walk if isinstance(walk, str) else ""
