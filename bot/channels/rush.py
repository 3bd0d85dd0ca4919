"""Lets as many turns in as can be answered in time; who would wait too long is told so at once (design promise 2).

A turn that waits in Rasa costs all others time, so that ten times the load ends in nobody being answered. Here a few
turns run, some wait in their order, and the rest get the safe reply without having waited.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic

from async_timeout import timeout

from bot.errors import TooBusyError

# More turns at once make each slower and none earlier: a turn is the processor's time (bench: 18 ms), or waits for the
# action server, which answers one at a time as well. As many as that are also what a hanging action server may hold.
AT_ONCE = 32
# Half of a turn's five seconds; the other half is for the turn itself.
LONGEST_WAIT_SECONDS = 2.5
# What a turn is taken to keep the others waiting before one has been seen: its share of the processor (bench: 18 ms).
FIRST_GUESS_SECONDS = 0.02
# How much one turn changes the estimate: some ten turns back count.
WEIGHT = 0.1
# One being answered and one behind it; a third would wait for more than the five seconds.
OF_A_SESSION = 2
# A rush lasts minutes, and the log is read by people.
TOLD_EVERY_SECONDS = 10.0

logger = logging.getLogger(__name__)


class Rush:
    """Counts the turns of a process that run and wait."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        """Take how many turns may run at once."""
        self._at_once = at_once
        self._room = asyncio.Semaphore(at_once)
        self._cost_seconds = FIRST_GUESS_SECONDS
        self._of_session: Counter[str] = Counter()
        self.running = self.waiting = self._refused = 0
        self._told_at = -TOLD_EVERY_SECONDS

    @contextmanager
    def of_session(self, session_id: str) -> Iterator[None]:
        """Hold one of a session's places.

        Raises:
            TooBusyError: as many of its messages as can be answered in time wait already.
        """
        if self._of_session[session_id] >= OF_A_SESSION:
            raise TooBusyError
        self._of_session[session_id] += 1
        try:
            yield
        finally:
            self._of_session[session_id] -= 1
            if not self._of_session[session_id]:
                del self._of_session[session_id]

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Hold the place of one turn, after those that came before.

        Raises:
            TooBusyError: it would be too long until there is one.
        """
        if self.running + self.waiting >= self._at_once and self._wait_seconds() > LONGEST_WAIT_SECONDS:
            raise self._too_busy()
        await self._let_in()
        self.running += 1
        began, beside = monotonic(), self.running
        try:
            yield
        finally:
            # Turns beside each other share the time they take, so a turn costs a part of how long it lasted.
            cost = 2 * (monotonic() - began) / (beside + self.running)
            self._cost_seconds += WEIGHT * (cost - self._cost_seconds)
            self.running -= 1
            self._room.release()

    def _wait_seconds(self) -> float:
        """Return how long who comes now would wait, by the turns before it and what turns have cost."""
        return (self.running + self.waiting) * self._cost_seconds

    async def _let_in(self) -> None:
        self.waiting += 1
        try:
            async with timeout(LONGEST_WAIT_SECONDS):
                await self._room.acquire()
        except asyncio.TimeoutError:
            raise self._too_busy() from None
        finally:
            self.waiting -= 1

    def _too_busy(self) -> TooBusyError:
        """Return the refusal; the log is told of it every ten seconds at most."""
        self._refused += 1
        if monotonic() - self._told_at >= TOLD_EVERY_SECONDS:
            logger.warning("too many at once: %d messages got the numbers, %d wait", self._refused, self.waiting)
            self._told_at, self._refused = monotonic(), 0
        return TooBusyError()
