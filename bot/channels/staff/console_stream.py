"""The events of one console: the board, the notes and the typing in its chats, and that its sign-in is over.

Nothing of Sanic in here: bot/channels/staff/events.py sends what this yields.
"""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from time import monotonic
from typing import Any

from bot.channels.staff.board_feed import LEAST_SECONDS, BoardFeed, as_json
from bot.channels.staff.ears import Ears
from bot.errors import BotError
from bot.handoff.board import QUEUE
from bot.handoff.chat_view import is_mine, may_read, note_view
from bot.handoff.presence import OnShift
from bot.handoff.staff_side import StaffSide

# Three beats within the time after which a console counts as gone (bot/handoff/presence.py); Sanic cuts a silent
# stream at 60 s.
BEAT_SECONDS = 15.0
# Presence and hours end without anybody telling: a board that nobody has told of is looked at this often.
LOOK_SECONDS = 5.0
# How soon a sign of typing that has run out is taken back.
TYPING_LOOK_SECONDS = 2.0
# After a fault, how long until the shelf is asked again.
TROUBLE_SECONDS = 1.0
# What a client says it has seen: chat and number of its last note, of the few chats that somebody holds.
SEEN = re.compile(r"([0-9a-f-]{1,32}):(\d{1,9})")
LONGEST_SEEN = 2000

Beat = Callable[[], Awaitable[OnShift | None]]

logger = logging.getLogger(__name__)


class ConsoleStream:
    """Yields the text of server-sent events until the sign-in is over."""

    def __init__(self, side: StaffSide, feed: BoardFeed, beat: Beat, topic: str) -> None:
        """Take what is shown, and whom.

        Args:
            side: the staff side of the line.
            feed: the board for all consoles.
            beat: notes that the console is open and returns whose it is, None where the sign-in is over.
            topic: told when the sign-in may be over.
        """
        self._side, self._feed, self._beat, self._topic = side, feed, beat, topic
        self._ears = Ears(side.line.shelf)
        self._me: OnShift | None = None
        self._out: list[str] = []
        self._mine: set[str] = set()
        self._news: set[str] = set()
        self._typing: set[str] = set()
        self._seen: dict[str, int] = {}
        self._sheet_number, self._told_at, self._board_at, self._beat_at = 0, 0.0, 0.0, 0.0

    async def events(self, last_event_id: str = "") -> AsyncGenerator[str, None]:
        """Yield events; the notes of each chat go on after the last that a client says it has seen."""
        self._seen = {ref: int(number) for ref, number in SEEN.findall(last_event_id[:LONGEST_SEEN])}
        self._ears.listen_to({QUEUE, self._topic})
        well = True
        try:
            while True:
                well = await self._look(was_well=well)
                for event in self._taken_out():
                    yield event
                if well and self._me is None:
                    return
                await self._wait(well=well)
        finally:
            self._ears.close()

    async def _look(self, *, was_well: bool) -> bool:
        """Put out what is due; False, telling the page once, where what is shared cannot be reached."""
        try:
            await self._look_at_all(monotonic())
        except BotError as error:
            if was_well:
                logger.warning("a console stands still: %s", type(error).__name__)
                self._put("trouble", {})
            return False
        return True

    async def _look_at_all(self, now: float) -> None:
        if now >= self._beat_at:
            self._out.append(": still here\n\n")
            self._me = await self._beat()
            self._beat_at = now + BEAT_SECONDS
        if self._me is None:
            return self._put("signed_out", {})
        if now >= self._board_at:
            await self._show_board(self._me, now)
        while self._news:
            await self._show_chat(self._me, ref := min(self._news))
            self._news.discard(ref)
        return None

    async def _show_board(self, me: OnShift, now: float) -> None:
        sheet = await self._feed.current()
        # What was told after this sheet was read is on the next one, which may be asked for half a second later.
        self._board_at = sheet.began + LEAST_SECONDS if sheet.began < self._told_at else now + LOOK_SECONDS
        self._mine = {record.ref for record in sheet.board.held if is_mine(record, me)}
        self._news |= self._ears.listen_to({QUEUE, self._topic, *self._mine}) & self._mine
        if sheet.number != self._sheet_number:
            self._sheet_number = sheet.number
            self._out.append(f"event: board\ndata: {sheet.for_one(me)}\n\n")

    async def _show_chat(self, me: OnShift, ref: str) -> None:
        record = await self._side.line.board.load(ref)
        if record is None or not may_read(record, me):
            self._typing.discard(ref)
            return
        for note in await self._side.readable(record, me, self._seen.get(ref, 0)):
            self._seen[ref] = note.number
            self._put("note", {"ref": ref} | note_view(note), marked=True)
        types = await self._side.line.presence.is_typing(ref, "adult")
        if types != (ref in self._typing):
            self._typing ^= {ref}
            self._put("typing", {"ref": ref, "typing": types})

    async def _wait(self, *, well: bool) -> None:
        """Wait until something is told or due, and note what has to be looked at then."""
        if not well:
            await asyncio.sleep(TROUBLE_SECONDS)
            self._board_at, self._news = 0.0, set(self._mine)
            return
        due = min(self._beat_at, self._board_at) - monotonic()
        told = await self._ears.hear(min(due, TYPING_LOOK_SECONDS) if self._typing else due)
        self._news |= (told & self._mine) | self._typing
        if QUEUE in told:
            self._board_at = self._told_at = monotonic()
        if self._topic in told:
            self._beat_at = 0.0

    def _put(self, event: str, data: dict[str, Any], *, marked: bool = False) -> None:
        seen = ",".join(f"{ref}:{number}" for ref, number in sorted(self._seen.items()) if ref in self._mine)
        self._out.append((f"id: {seen}\n" if marked else "") + f"event: {event}\ndata: {as_json(data)}\n\n")

    def _taken_out(self) -> list[str]:
        out, self._out = self._out, []
        return out
