"""What the console does for one member of staff, over the human line; its routes are in bot/channels/staff/chats.py."""

from datetime import datetime, timezone
from typing import Any

from bot.handoff.availability import Availability, availability
from bot.handoff.chat_view import Shared, chat_view, own_part, shared
from bot.handoff.human_line import CHANNELS, SetUp
from bot.handoff.moves import closing
from bot.handoff.moves.waiting import WAITING
from bot.handoff.passing_on import PassingOn
from bot.handoff.presence import OnShift
from bot.handoff.queueing import in_order, position
from bot.handoff.record import Record
from bot.handoff.relaying import Relaying


class StaffSide(PassingOn, Relaying):
    """Everything staff do; each act takes who does it and the chat's reference, and is audited."""

    async def shared_board(self) -> Shared:
        """Return the board as it is now, before anybody's own part of it."""
        now = self.line.clock()
        records = await self.line.board.all()
        staff = await self.line.presence.staff()
        open_now = _best(await self.line.set_up(), now, len(in_order(records)), len(staff))
        opens_at = open_now.opens_at.isoformat() if open_now.opens_at else None
        return shared(records, staff, {"reason": open_now.reason.value, "opens_at": opens_at}, now)

    async def board(self, me: OnShift) -> dict[str, Any]:
        """Return the board as somebody is shown it."""
        board = await self.shared_board()
        return board.everybody | own_part(board, me)

    async def view(self, record: Record) -> dict[str, Any]:
        """Return a chat as the console is shown it."""
        place = position(await self.line.board.all(), record.ref) if record.state in WAITING else 0
        return chat_view(record, self.line.clock(), place, await self.line.presence.staff())

    async def decide_danger(self, me: OnShift, ref: str, danger: str) -> Record:
        """Note what I decided about danger; without it the chat cannot be handed back or ended (safety-rules.md 8).

        Raises:
            MoveRefusedError: no_such_decision, not_yours, not_in_this_state, gone.
        """
        return await self.act(me, ref, lambda r: closing.decide_danger(r, me.id, danger), audit="danger_decided")

    async def hand_back(self, me: OnShift, ref: str) -> Record:
        """Give the adult back to the guide.

        Raises:
            MoveRefusedError: danger_undecided, not_yours, not_in_this_state, gone.
        """
        now = self.line.clock()
        return await self.act(me, ref, lambda r: closing.hand_back(r, me.id, now), audit="handed_back")

    async def end(self, me: OnShift, ref: str) -> Record:
        """End the chat for the adult.

        Raises:
            MoveRefusedError: danger_undecided, not_yours, not_in_this_state, gone.
        """
        now = self.line.clock()
        return await self.act(me, ref, lambda r: closing.end(r, me.id, now), audit="ended")

    async def decide_record(self, me: OnShift, ref: str, needed: str, reason: str) -> Record:
        """Decide whether a safeguarding record is needed, and why; after this nothing of the chat is left.

        Raises:
            MoveRefusedError: no_such_decision, danger_undecided, not_yours, not_in_this_state, gone.
        """
        move = lambda r: closing.decide_record(r, me.id, needed, reason)  # noqa: E731
        return await self.act(me, ref, move, audit="record_decided", reason=reason)


def _best(set_up: SetUp, now: float, waiting: int, on_shift: int) -> Availability:
    """Return whether any channel of the line takes chats, and if none does, what holds for the first."""
    at = datetime.fromtimestamp(now, timezone.utc)
    each = [
        availability(set_up.line, channel, at, paused=set_up.paused, waiting=waiting, on_shift=on_shift)
        for channel in CHANNELS
    ]
    return next((found for found in each if found.takes_chats), each[0])
