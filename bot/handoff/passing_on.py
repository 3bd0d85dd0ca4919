"""Giving a live chat to somebody else, and supervisors beside it (handoff.md 12, 19)."""

from bot.errors import MoveRefusedError
from bot.handoff.chat_view import SUPERVISOR
from bot.handoff.claiming import Claiming
from bot.handoff.moves import live, passing
from bot.handoff.presence import OnShift
from bot.handoff.record import Record


class PassingOn(Claiming):
    """Who owns the chat next, and who else is in it."""

    async def pass_on(self, me: OnShift, ref: str, to: str, *, warm: bool) -> Record:
        """Ask a colleague, or the queue (""), to take my chat; I keep it until they do.

        Raises:
            MoveRefusedError: that_is_you, not_on_shift, over_capacity, not_yours, not_in_this_state, gone.
        """
        now = self.line.clock()
        passing.pass_on(await self.found(me, ref), me.id, to, warm=warm, now=now)
        if to:
            await self.check_room(to)
        note = self.to_staff("passed_on", me)
        move = lambda r: passing.pass_on(r, me.id, to, warm=warm, now=now)  # noqa: E731
        return await self.act(me, ref, move, note, audit="passed_on")

    async def accept(self, me: OnShift, ref: str) -> Record:
        """Take over a chat that is passed on to me.

        Raises:
            MoveRefusedError: already_taken, not_on_shift, over_capacity, not_in_this_state, gone.
        """
        return await self.take_over(me, ref, audit="accepted")

    async def refuse(self, me: OnShift, ref: str) -> Record:
        """Leave a chat that is passed on to me where it is, or take my own passing back.

        Raises:
            MoveRefusedError: not_yours, not_in_this_state, gone.
        """
        note = self.to_staff("not_accepted", me)
        return await self.act(me, ref, lambda r: passing.keep_it(r, me.id), note, audit="declined")

    async def beside(self, me: OnShift, ref: str) -> Record:
        """Come into a live chat as a supervisor, announced to the adult and to the staff in it.

        Raises:
            MoveRefusedError: not_allowed, already_there, not_in_this_state, gone.
        """
        _supervisors_only(me)
        notes = (await self.to_adult("utter_handoff_beside", name=me.name), self.to_staff("joined_beside", me))
        return await self.act(me, ref, lambda r: live.join_beside(r, me.id), *notes, audit="joined_as_supervisor")

    async def step_out(self, me: OnShift, ref: str) -> Record:
        """Leave a chat in which I am beside its owner.

        Raises:
            MoveRefusedError: not_there, not_in_this_state, gone.
        """
        notes = (await self.to_adult("utter_handoff_beside_left", name=me.name), self.to_staff("stepped_out", me))
        return await self.act(me, ref, lambda r: live.step_out(r, me.id), *notes, audit="stepped_out")

    async def reassign(self, me: OnShift, ref: str, to: str) -> Record:
        """Give a live chat to somebody at once; the adult is told.

        Raises:
            MoveRefusedError: not_allowed, already_theirs, not_on_shift, over_capacity, not_in_this_state, gone.
        """
        _supervisors_only(me)
        now = self.line.clock()
        passing.reassign(await self.found(me, ref), to, "", now)
        taker = await self.check_room(to)
        notes = (await self.to_adult("utter_handoff_passed_on", name=taker.name), self.to_staff("reassigned", me))
        async with self.room_for(taker):
            move = lambda r: passing.reassign(r, taker.id, taker.name, now)  # noqa: E731
            return await self.act(me, ref, move, *notes, audit="reassigned")


def _supervisors_only(me: OnShift) -> None:
    if me.role != SUPERVISOR:
        raise MoveRefusedError("not_allowed")
