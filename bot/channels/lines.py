"""Gives every channel of a process the same human line, and keeps its timers running."""

import asyncio
import logging
from time import monotonic
from typing import cast

from sanic import Sanic

from bot.channels.auditing import Auditing
from bot.channels.books import books, counting
from bot.channels.metrics import meters
from bot.channels.one_at_a_time import OneAtATime
from bot.errors import StoreError
from bot.handoff.availability import Line
from bot.handoff.demo import demo_set_up
from bot.handoff.human_line import HumanLine, SetUp
from bot.handoff.watchman import Watchman
from bot.session.shelves import shelf_of
from bot.settings import settings
from bot.store.line import LineBook

# The timers look once a second and every offer asks: without this each would read the database. What a supervisor
# changes holds within two seconds, long before anybody could notice.
SET_UP_SECONDS = 2.0
# A turn waits for it, and has five seconds for everything (design promise 2).
READ_SECONDS = 1.0

logger = logging.getLogger(__name__)


def human_line(app: Sanic) -> HumanLine:
    """Return the human line of the process; the first call makes it, inside the running event loop."""
    line: HumanLine | None = getattr(app.ctx, "steady_line", None)
    if line is None:
        kept, chosen = books(app), settings()
        shelf = shelf_of(chosen.redis_url.get_secret_value(), chosen.secret.get_secret_value())
        line = app.ctx.steady_line = HumanLine(shelf, demo_set_up if chosen.demo else SetUpReader(kept.line))
        line.board.moved = counting(app).moved
        app.add_task(Watchman(line.board, line.look, Auditing(kept.audit).timer).run())
    return line


class SetUpReader:
    """Reads what is set up of the line, at most every two seconds."""

    def __init__(self, book: LineBook) -> None:
        self._book = book
        self._ask = OneAtATime(self._read)
        self._read_at = 0.0
        self._set_up = SetUp(None)

    async def __call__(self) -> SetUp:
        """Return what is set up now; while it cannot be read, what was read last holds, and at the start no line."""
        if not self._read_at or monotonic() - self._read_at > SET_UP_SECONDS:
            self._read_at = monotonic()
            try:
                self._set_up = await self._ask(READ_SECONDS)
            except asyncio.TimeoutError as error:
                self._keep(error)
        return self._set_up

    def _read(self) -> SetUp:
        try:
            kept = self._book.read()
        except StoreError as error:
            return self._keep(error)
        line = cast(Line, kept) if kept.is_named else None
        return SetUp(line, kept.switch is not None, kept.wait_limit_minutes)

    def _keep(self, error: Exception) -> SetUp:
        """Say that it could not be read; return what was read last."""
        meters().fault("store")
        logger.warning("the line's settings cannot be read: %s", type(error).__name__)
        return self._set_up
