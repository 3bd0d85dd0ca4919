"""Looks at every handoff once a second and makes the moves that are due; any number of processes may do so at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import BotError, MoveRefusedError
from bot.handoff.board import Board
from bot.handoff.due import Due, Now, due
from bot.handoff.record import Record

TICK_SECONDS = 1.0

logger = logging.getLogger(__name__)


class Watchman:
    """Makes what is due happen; a move that somebody else was faster with is left to the next look."""

    def __init__(
        self, board: Board, look: Callable[[], Awaitable[Now]], audited: Callable[[str, Record], Awaitable[None]]
    ) -> None:
        """Take the board, what tells the moment, and what writes an audit row for a code and a record."""
        self._board, self._look, self._audited = board, look, audited

    async def run(self) -> None:
        """Look again and again, through faults: they are logged by their class."""
        while True:
            try:
                await self.tick()
            except BotError as error:
                logger.warning("the timers of the line stand still: %s", type(error).__name__)
            await asyncio.sleep(TICK_SECONDS)

    async def tick(self) -> None:
        """Look once."""
        now = await self._look()
        for record in await self._board.all():
            if found := due(record, now):
                await self._make(record, found)

    async def _make(self, seen: Record, found: Due) -> None:
        def if_unchanged(record: Record) -> Record:
            if record != seen:
                raise MoveRefusedError("changed_meanwhile")
            return found.move(record)

        try:
            await self._board.change(seen.ref, if_unchanged, *found.notes)
        except MoveRefusedError:
            return
        if found.audit:
            await self._audited(found.audit, seen)
