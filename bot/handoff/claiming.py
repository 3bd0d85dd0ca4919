"""Taking a chat from the queue and joining it; exactly one member of staff wins (handoff.md 2, 7, 8)."""

from bot.errors import MoveRefusedError
from bot.handoff.acting import Acting
from bot.handoff.moves import live, passing, waiting
from bot.handoff.presence import OnShift
from bot.handoff.record import Record, State

TAKEN = (State.RESERVED, State.LIVE)


class Claiming(Acting):
    """From the queue to a live chat."""

    async def take(self, me: OnShift, ref: str) -> Record:
        """Reserve a waiting chat, or one that is passed on to the queue.

        Raises:
            MoveRefusedError: already_taken, line_closed, not_on_shift, over_capacity, gone.
        """
        seen = await self.found(me, ref, to_take=True)
        waiting.reserve(seen, me.id, self.line.clock())
        async with self.room_for(me):
            if seen.state is State.QUEUED and not await self.line.is_open(seen.channel):
                raise MoveRefusedError("line_closed")
            record = await self.line.board.change(ref, lambda r: waiting.reserve(r, me.id, self.line.clock()))
        await self.note_audit("took", me, ref)
        return record

    async def join(self, me: OnShift, ref: str) -> Record:
        """Make a chat that I reserved live, or take over one that is passed on; joining again changes nothing.

        Raises:
            MoveRefusedError: already_taken, not_yours, not_in_this_state, over_capacity, gone.
        """
        seen = await self.found(me, ref, to_take=True)
        if seen.state is State.LIVE:
            return seen if seen.staff == me.id else await self.take_over(me, ref, audit="joined")
        now = self.line.clock()
        notes = (await self.to_adult("utter_handoff_joined", name=me.name), self.to_staff("joined", me))
        record = await self.line.board.change(ref, lambda r: _join_reserved(r, me, now), *notes)
        # A chat that was lost stands before all others by a place below zero: its second wait says nothing of the next.
        if record.place >= 0:
            await self.line.note_wait(ref, now - record.asked_at)
        await self.note_audit("joined", me, ref)
        return record

    async def release(self, me: OnShift, ref: str) -> Record:
        """Put a chat that I reserved back to its place in the queue."""
        return await self.act(me, ref, lambda r: waiting.release(r, me.id), audit="released")

    async def take_over(self, me: OnShift, ref: str, *, audit: str) -> Record:
        """Own a live chat that is passed on to me or to the queue; the adult is told once [12].

        Raises:
            MoveRefusedError: already_taken, not_on_shift, over_capacity.
        """
        now = self.line.clock()
        passing.take_over(await self.found(me, ref, to_take=True), me.id, me.name, now)
        notes = (await self.to_adult("utter_handoff_passed_on", name=me.name), self.to_staff("taken_over", me))
        async with self.room_for(me):
            record = await self.line.board.change(ref, lambda r: passing.take_over(r, me.id, me.name, now), *notes)
        await self.note_audit(audit, me, ref)
        return record


def _join_reserved(record: Record, me: OnShift, now: float) -> Record:
    """Join a chat that is reserved for me; whoever's reservation ran out was too late."""
    if record.state in TAKEN and record.staff != me.id:
        raise MoveRefusedError("already_taken")
    return record if record.state is State.LIVE else live.join(record, me.id, me.name, now)
