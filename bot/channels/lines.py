"""Gives every channel of a process the same human line, and keeps its timers running."""

import asyncio
import logging
from time import monotonic

from sanic import Sanic

from bot.handoff.human_line import HumanLine, SetUp
from bot.handoff.record import Record
from bot.handoff.watchman import Watchman
from bot.session.memory_shelf import MemoryShelf

# The timers look once a second and every offer asks: without this each would read the database. What a supervisor
# changes holds within two seconds, long before anybody could notice.
SET_UP_SECONDS = 2.0

logger = logging.getLogger(__name__)


def human_line(app: Sanic) -> HumanLine:
    """Return the human line of the process; the first call makes it, inside the running event loop."""
    line: HumanLine | None = getattr(app.ctx, "steady_line", None)
    if line is None:
        line = app.ctx.steady_line = HumanLine(MemoryShelf(), SetUpReader())
        app.add_task(Watchman(line.board, line.look, _audited).run())
    return line


class SetUpReader:
    """Reads what is set up of the line, at most every two seconds."""

    def __init__(self) -> None:
        self._read_at = 0.0
        self._set_up = SetUp(None)

    async def __call__(self) -> SetUp:
        """Return what is set up now."""
        if monotonic() - self._read_at > SET_UP_SECONDS:
            self._set_up = await asyncio.to_thread(_read)
            self._read_at = monotonic()
        return self._set_up


def _read() -> SetUp:
    """Stand in for LineBook until bot/store has it: no line is set up."""
    return SetUp(None)


async def _audited(code: str, record: Record) -> None:
    """Stand in for Audit until bot/store has it."""
    logger.info("the timers of the line did %s", code)
