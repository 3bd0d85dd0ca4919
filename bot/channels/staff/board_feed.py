"""The board for all consoles of a process at once: read and written out at most twice a second, whoever asks."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from operator import attrgetter
from time import monotonic
from typing import Any

from bot.handoff.chat_view import Shared, own_part
from bot.handoff.presence import OnShift

# With 1,000 chats waiting, reading the board and writing it out took 0.047 s of a processor, and 20 consoles together
# 0.002 s more (measured in memory): twice a second is a tenth of a process, and nobody reads faster.
LEAST_SECONDS = 0.5
# What a chat's row on the board is made of; a record has more that changes with every message.
SHOWN = attrgetter(
    *("ref", "state", "channel", "urgent", "summary", "place", "asked_at", "reserved_at", "joined_at", "wrapped_at"),
    *("staff", "staff_name", "beside", "passing", "adult_lost", "warned", "child_flagged", "danger", "outcome"),
)


@dataclass(frozen=True)
class Sheet:
    """The board at one moment. number: grows when something shown has changed. began: when it was read, monotonic."""

    number: int
    began: float
    board: Shared
    everybody: str

    def for_one(self, me: OnShift) -> str:
        """Return the board as somebody is shown it, as JSON; the part for everybody was written out once."""
        return self.everybody[:-1] + "," + as_json(own_part(self.board, me))[1:]


class BoardFeed:
    """Hands out the newest sheet."""

    def __init__(self, read: Callable[[], Awaitable[Shared]], timer: Callable[[], float] = monotonic) -> None:
        """Take what reads the board, and a timer in seconds."""
        self._read, self._timer = read, timer
        self._lock = asyncio.Lock()
        self._sheet: Sheet | None = None
        self._shown: Any = None

    async def current(self) -> Sheet:
        """Return the board, half a second old at most."""
        async with self._lock:
            if self._sheet is None or self._timer() - self._sheet.began >= LEAST_SECONDS:
                self._sheet = await self._renewed(self._sheet)
            return self._sheet

    async def _renewed(self, old: Sheet | None) -> Sheet:
        began = self._timer()
        board = await self._read()
        shown = (sorted(map(SHOWN, board.records)), board.staff, board.line)
        if old and shown == self._shown:
            return Sheet(old.number, began, board, old.everybody)
        self._shown = shown
        return Sheet(old.number + 1 if old else 1, began, board, as_json(board.everybody))


def as_json(value: Any) -> str:
    """Return a value as JSON on one line, in ASCII, so that nothing in it ends an event early."""
    return json.dumps(value, separators=(",", ":"))
