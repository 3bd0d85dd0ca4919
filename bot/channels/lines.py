"""Gives every channel of a process the same human line, and keeps its timers running."""

import asyncio
import logging
from time import monotonic
from typing import cast

from sanic import Sanic

from bot.channels.books import Books, books
from bot.errors import StoreError
from bot.handoff.availability import Line
from bot.handoff.human_line import HumanLine, SetUp
from bot.handoff.record import Record
from bot.handoff.watchman import Watchman
from bot.session.memory_shelf import MemoryShelf
from bot.store.audit import Action
from bot.store.line import LineBook

# The timers look once a second and every offer asks: without this each would read the database. What a supervisor
# changes holds within two seconds, long before anybody could notice.
SET_UP_SECONDS = 2.0
# What the timers do, by bot/handoff/due.py's codes.
ACTION_OF = {"person_lost": Action.LOST, "wrap_lapsed": Action.WRAP_LAPSED}

logger = logging.getLogger(__name__)


def human_line(app: Sanic) -> HumanLine:
    """Return the human line of the process; the first call makes it, inside the running event loop."""
    line: HumanLine | None = getattr(app.ctx, "steady_line", None)
    if line is None:
        kept = books(app)
        line = app.ctx.steady_line = HumanLine(MemoryShelf(), SetUpReader(kept.line))
        app.add_task(Watchman(line.board, line.look, Auditing(kept)).run())
    return line


class SetUpReader:
    """Reads what is set up of the line, at most every two seconds."""

    def __init__(self, book: LineBook) -> None:
        self._book = book
        self._read_at = 0.0
        self._set_up = SetUp(None)

    async def __call__(self) -> SetUp:
        """Return what is set up now; what cannot be read counts as no line, so that nobody is offered one."""
        if not self._read_at or monotonic() - self._read_at > SET_UP_SECONDS:
            self._read_at = monotonic()
            self._set_up = await asyncio.to_thread(self._read)
        return self._set_up

    def _read(self) -> SetUp:
        try:
            kept = self._book.read()
        except StoreError as error:
            logger.warning("the line's settings cannot be read: %s", type(error).__name__)
            return SetUp(None)
        line = cast(Line, kept) if kept.is_named else None
        return SetUp(line, kept.switch is not None, kept.wait_limit_minutes)


class Auditing:
    """Writes what the timers did to the audit."""

    def __init__(self, kept: Books) -> None:
        self._kept = kept

    async def __call__(self, code: str, record: Record) -> None:
        """Note a code of bot/handoff/due.py, with the person it was of."""
        actor = int(record.staff) if record.staff else None
        await asyncio.to_thread(self._kept.audit.note, actor, ACTION_OF[code], record.ref)
