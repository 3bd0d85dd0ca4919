"""The human line of a process: its board, its presence, what is set up, and whether it takes a chat now."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timezone

from bot.handoff.availability import Availability, Line, availability, hours_of, is_open
from bot.handoff.board import Board
from bot.handoff.due import Now
from bot.handoff.presence import Presence
from bot.handoff.queueing import JOINS_COUNT_SECONDS, in_order, position, wait_minutes
from bot.session.shelf import Shelf

CHANNELS = ("web", "telegram")
WAITS = "waits"
WAIT_LIMIT_MINUTES = 5


@dataclass(frozen=True)
class SetUp:
    """What is set up of the line now: None for nothing; paused while a supervisor's switch is on."""

    line: Line | None
    paused: bool = False
    wait_limit_minutes: int = WAIT_LIMIT_MINUTES


class HumanLine:
    """What both sides, the adult's channels and the console, ask and change."""

    def __init__(
        self, shelf: Shelf, set_up: Callable[[], Awaitable[SetUp]], clock: Callable[[], float] = time.time
    ) -> None:
        """Take the shelf, what reads the line's settings, and a clock in seconds since the epoch."""
        self.shelf = shelf
        self.board = Board(shelf)
        self.presence = Presence(shelf)
        self.set_up = set_up
        self.clock = clock

    async def availability(self, channel: str) -> Availability:
        """Return whether the line takes a chat from a channel now."""
        set_up = await self.set_up()
        waiting = len(in_order(await self.board.all()))
        people = len(await self.presence.staff())
        return availability(set_up.line, channel, self._now(), paused=set_up.paused, waiting=waiting, on_shift=people)

    async def is_open(self, channel: str) -> bool:
        """Say whether the line's hours are now, for a channel; asked again when somebody takes a chat [2]."""
        return self._is_open((await self.set_up()).line, channel)

    async def name(self) -> str:
        """Return the line's name, "" where none is set up."""
        set_up = await self.set_up()
        return set_up.line.name if set_up.line else ""

    async def place(self, ref: str) -> tuple[int, int | None]:
        """Return an adult's place in the queue, and about how many minutes that takes, None where nobody can say."""
        place = position(await self.board.all(), ref)
        return place, await self.wait_minutes(place)

    async def wait_minutes(self, place: int) -> int | None:
        """Return about how many minutes somebody at a place will wait, None where nobody can say."""
        return wait_minutes(await self.waits(), place, len(await self.presence.staff()))

    async def waits(self) -> list[float]:
        """Return the seconds that those whom a person joined within the last hour had waited."""
        return [float(kept.value["seconds"]) for kept in (await self.shelf.read_all(WAITS)).values()]

    async def note_wait(self, ref: str, seconds: float) -> None:
        """Remember for an hour how long somebody had waited when a person joined."""
        await self.shelf.put(WAITS, ref, {"seconds": seconds}, JOINS_COUNT_SECONDS)

    async def look(self) -> Now:
        """Return what the watchman sees at this moment."""
        set_up = await self.set_up()
        return Now(
            at=self.clock(),
            staff=frozenset(await self.presence.staff()),
            adults=frozenset(await self.presence.adults()),
            open_channels=frozenset(name for name in CHANNELS if self._is_open(set_up.line, name)),
            wait_limit_seconds=60 * set_up.wait_limit_minutes,
        )

    def _is_open(self, line: Line | None, channel: str) -> bool:
        hours = hours_of(line, channel) if line else None
        return line is not None and hours is not None and is_open(line, hours, self._now())

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), timezone.utc)
