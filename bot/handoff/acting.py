"""What every act of staff shares: whether they may know of the chat, the move itself, and its row in the audit."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.errors import BotError, MoveRefusedError
from bot.handoff.blocks import Blocks
from bot.handoff.chat_view import is_shown
from bot.handoff.human_line import HumanLine
from bot.handoff.moves import Move
from bot.handoff.notes import Note, Side
from bot.handoff.presence import OnShift, held_by
from bot.handoff.record import Record, State

# Takes an action's code, the staff member's id, the chat's reference and a reason code ("" for none).
Audited = Callable[[str, str, str, str], Awaitable[None]]
# What a reference may look like; anything else is somebody's own writing, and goes into no audit.
REF = re.compile(r"[0-9a-f-]{1,32}")
# A board is seconds old at most. Who asks for a chat this long after somebody joined it has not seen it waiting.
LATE_SECONDS = 60
# Counting what somebody holds and giving them one more takes a few reads of the shelf; a process that ends within
# frees them after this long.
HANDS = "hands"
HANDS_SECONDS = 5.0
HANDS_POLL_SECONDS = 0.02

logger = logging.getLogger(__name__)


class Acting:
    """The line, its blocks and its audit, and one act of staff on one chat."""

    def __init__(self, line: HumanLine, blocks: Blocks, audit: Audited) -> None:
        self.line = line
        self.blocks = blocks
        self._audit = audit

    async def found(self, me: OnShift, ref: str, *, to_take: bool = False) -> Record:
        """Return a chat that I may know of.

        to_take: whether I ask to take it; then also one that somebody else was faster with.

        Raises:
            MoveRefusedError: gone, the same for a chat that is not there and one that is none of mine [19].
        """
        record = await self.line.board.load(ref)
        if record and (is_shown(record, me) or (to_take and self._was_faster(record))):
            return record
        await self.note_audit("forged_ref", me, ref if REF.fullmatch(ref) else "")
        raise MoveRefusedError("gone")

    async def act(self, me: OnShift, ref: str, move: Move, *notes: Note, audit: str, reason: str = "") -> Record:
        """Make a move on a chat that I may know of, add its notes and audit it.

        Raises:
            MoveRefusedError: gone, or the move's own code.
        """
        await self.found(me, ref)
        record = await self.line.board.change(ref, move, *notes)
        await self.note_audit(audit, me, ref, reason)
        return record

    async def note_audit(self, action: str, me: OnShift, ref: str = "", reason: str = "") -> None:
        """Audit what was done; a database that is away may not keep a person from an adult, so that is logged."""
        if not action:
            return
        try:
            await self._audit(action, me.id, ref, reason)
        except BotError as error:
            logger.error("%s is missing from the audit: %s", action, type(error).__name__)

    @asynccontextmanager
    async def room_for(self, who: OnShift) -> AsyncIterator[None]:
        """Hold the right to give somebody one more chat; nobody else gives them one meanwhile.

        Raises:
            MoveRefusedError: not_on_shift, over_capacity, or busy where others give them chats all the time.
        """
        await self._hold(who.id)
        try:
            await self.check_room(who.id, who.capacity)
            yield
        finally:
            await self.line.shelf.drop(HANDS, who.id)

    async def check_room(self, staff_id: str, capacity: int | None = None) -> OnShift:
        """Return somebody who is on shift and below capacity.

        capacity: how many chats they take; None for what their console said last.

        Raises:
            MoveRefusedError: not_on_shift, over_capacity.
        """
        there = (await self.line.presence.staff()).get(staff_id)
        if there is None:
            raise MoveRefusedError("not_on_shift")
        most = there.capacity if capacity is None else capacity
        if held_by(await self.line.board.all(), staff_id) >= most:
            raise MoveRefusedError("over_capacity")
        return there

    def _was_faster(self, record: Record) -> bool:
        return record.state is State.LIVE and self.line.clock() - record.joined_at <= LATE_SECONDS

    async def _hold(self, staff_id: str) -> None:
        tries = round(HANDS_SECONDS / HANDS_POLL_SECONDS)
        for _ in range(tries):
            if await self.line.shelf.swap(HANDS, staff_id, 0, {}, HANDS_SECONDS):
                return
            await asyncio.sleep(HANDS_POLL_SECONDS)
        raise MoveRefusedError("busy")

    async def to_adult(self, words: str, **values: str) -> Note:
        """Return a notice to the adult; the line's name is among its values."""
        return Note(Side.TO_ADULT, words=words, values=values | {"line": await self.line.name()}, at=self.line.clock())

    def to_staff(self, words: str, me: OnShift) -> Note:
        """Return a notice to the staff in the chat, with the name of who did it."""
        return Note(Side.TO_STAFF, words=words, values={"name": me.name or me.known_as}, at=self.line.clock())
