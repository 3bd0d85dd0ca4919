"""What staff write and show in a live chat, and what they read of it (handoff.md 10, 11, 19, 21; safety-rules.md 7)."""

import asyncio

from cachetools import TTLCache

from bot.errors import MoveRefusedError
from bot.handoff.acting import Acting, Audited
from bot.handoff.blocks import Blocks
from bot.handoff.chat_view import may_read
from bot.handoff.human_line import HumanLine
from bot.handoff.moves import telling
from bot.handoff.notes import FOR_STAFF, Note, Side
from bot.handoff.presence import OnShift
from bot.handoff.record import Record

# handoff.md 10: signs of typing at most every 500 ms.
TYPING_EVERY_SECONDS = 0.5
MOST_TYPING = 10_000
# Between noting an id and keeping its words lies one call of the shelf; a second is a hundred times as long.
KEPT_TRIES, KEPT_POLL_SECONDS = 50, 0.02


class Relaying(Acting):
    """Words between staff and adult, and the cards of the line."""

    def __init__(self, line: HumanLine, blocks: Blocks, audit: Audited) -> None:
        super().__init__(line, blocks, audit)
        self._typed: TTLCache[tuple[str, str], bool] = TTLCache(MOST_TYPING, TYPING_EVERY_SECONDS, line.clock)

    async def notes(self, me: OnShift, ref: str, after: int = 0) -> list[Note]:
        """Return what passed in a chat that I am in, after a number; nothing of one that I only know of.

        Raises:
            MoveRefusedError: gone.
        """
        return await self.readable(await self.found(me, ref), me, after)

    async def readable(self, record: Record, me: OnShift, after: int = 0) -> list[Note]:
        """Return the notes of a record that I may read, after a number."""
        if not may_read(record, me):
            return []
        return [note for note in await self.line.board.notes(record.ref, after) if note.side in FOR_STAFF]

    async def say(self, me: OnShift, ref: str, text: str, message_id: str = "") -> int:
        """Send a message to the adult and return its note's number; the same id again is kept once.

        text: as the channel let it in, at most 4,000 characters; markup is text like any other.

        Raises:
            MoveRefusedError: not_yours, not_in_this_state, gone.
        """
        note = self._by(me, Side.STAFF, text, message_id)
        try:
            await self.act(me, ref, lambda r: telling.send(r, me.id, message_id, note.at), note, audit="")
        except MoveRefusedError as refusal:
            if str(refusal) != "sent_already":
                raise
        await self.line.presence.typed(ref, "staff")
        return await self._number_of(note, ref)

    async def aside(self, me: OnShift, ref: str, text: str) -> int:
        """Write to the other staff in the chat, never shown to the adult; return the note's number."""
        await self.found(me, ref)
        await self.line.board.change(ref, lambda r: telling.in_chat(r, me.id))
        return await self.line.board.note(ref, self._by(me, Side.ASIDE, text))

    async def typing(self, me: OnShift, ref: str) -> Record:
        """Note that I type; nothing of what."""
        record = telling.in_chat(await self.found(me, ref), me.id)
        if (me.id, ref) not in self._typed:
            self._typed[me.id, ref] = True
            await self.line.presence.typing(ref, "staff")
        return record

    async def card_999(self, me: OnShift, ref: str) -> Record:
        """Show the adult the 999 card."""
        now = self.line.clock()
        notes = (await self.to_adult("utter_handoff_card_999", name=me.name), self.to_staff("card_999", me))
        return await self.act(me, ref, lambda r: telling.send(r, me.id, "", now), *notes, audit="emergency_card")

    async def warn(self, me: OnShift, ref: str) -> Record:
        """Warn an adult who abuses the line; a second time is refused as warned_already."""
        now = self.line.clock()
        notes = (await self.to_adult("utter_handoff_warned", name=me.name), self.to_staff("warned", me))
        return await self.act(me, ref, lambda r: telling.warn(r, me.id, now), *notes, audit="warned")

    async def flag_child(self, me: OnShift, ref: str) -> Record:
        """Note that a child seems to be typing: they are given Childline, and staff their protocol."""
        now = self.line.clock()
        notes = (await self.to_adult("utter_handoff_child", name=me.name), self.to_staff("child_flagged", me))
        return await self.act(me, ref, lambda r: telling.flag_child(r, me.id, now), *notes, audit="child_flagged")

    async def block(self, me: OnShift, ref: str, reason: str) -> Record:
        """Keep a warned adult from the line for a while; they still have the guide and 999.

        Raises:
            MoveRefusedError: never_blocked, not_warned, cannot_block, no_such_decision, not_yours, gone.
        """
        record = telling.may_block(await self.found(me, ref), me.id)
        await self.blocks.block(record.block_key, reason, me.id)
        note = self.to_staff("blocked", me)
        return await self.act(me, ref, lambda r: telling.may_block(r, me.id), note, audit="blocked", reason=reason)

    async def _number_of(self, note: Note, ref: str) -> int:
        """Return the number a note was kept under; a repeat waits for the request that is still keeping it."""
        for _ in range(KEPT_TRIES):
            kept = [found.number for found in await self.line.board.notes(ref) if _same(found, note)]
            if kept:
                return kept[-1]
            await asyncio.sleep(KEPT_POLL_SECONDS)
        return await self.line.board.note(ref, note)  # the process that noted the id ended before it kept the words

    def _by(self, me: OnShift, side: Side, text: str, message_id: str = "") -> Note:
        return Note(side, text=text, by=me.name, values={"staff": me.id}, at=self.line.clock(), id=message_id)


def _same(one: Note, other: Note) -> bool:
    same_sender = (one.side, one.values, one.id) == (other.side, other.values, other.id)
    return same_sender and (bool(one.id) or (one.at, one.text) == (other.at, other.text))
