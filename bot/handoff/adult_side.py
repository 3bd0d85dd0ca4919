"""What a channel does with the human line for an adult: offer, accept, wait, leave, relay; one session, one handoff."""

import secrets
from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.availability import Availability, Line
from bot.handoff.blocks import Blocks
from bot.handoff.human_line import HumanLine
from bot.handoff.moves import Move, allowed, closing, live, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.queueing import in_order
from bot.handoff.record import Record, State
from bot.handoff.summary import without
from bot.session.session import Seat, Session

REF_BYTES = 16
ADULT = "adult"


class AdultSide:
    """The adult's side of the line of a process; every method raises ShelfError where its shelf does."""

    def __init__(self, line: HumanLine) -> None:
        self.line = line
        self._blocks = Blocks(line.shelf, line.clock)

    async def named_line(self) -> Line | None:
        """Return the line, None where none is set up with name, period and hours (safety-rules.md 8)."""
        line = (await self.line.set_up()).line
        return line if line is not None and line.name and line.keeps_for and line.hours else None

    async def record(self, session: Session) -> Record | None:
        """Return the record of a session's handoff, None where there is none or it is gone."""
        return await self.line.board.load(session.seat.ref) if session.seat.ref else None

    async def available(self, session: Session) -> Availability:
        """Return whether the line takes a chat from the session's channel now."""
        return await self.line.availability(session.channel)

    async def expected_minutes(self) -> int | None:
        """Return about how long somebody who joins the queue now would wait, None where nobody can say."""
        waiting_now = len(in_order(await self.line.board.all()))
        return await self.line.wait_minutes(waiting_now + 1)

    async def is_blocked(self, session: Session) -> bool:
        """Say whether staff have blocked who writes, for now."""
        return await self._blocks.is_blocked(session.block_key)

    async def session_over(self, session: Session) -> None:
        """Leave whatever the session had with the line, and lift a block that was of this session only."""
        await self.leave(session)
        if session.block_ends_with_it:
            await self._blocks.lift(session.block_key)

    async def offer(
        self, session: Session, summary: dict[str, str], *, urgent: bool, counted: tuple[str, str] = ("", "")
    ) -> Record:
        """Put an offer on the board; nothing is queued before the adult says yes [1].

        counted: nation and topic for the anonymous counts.
        """
        nation, topic = counted
        ref = secrets.token_hex(REF_BYTES)
        fresh = Record(ref, summary=summary, nation=nation, topic=topic, block_key=session.block_key)
        record = waiting.offer(fresh, session.channel, urgent=urgent, now=self.line.clock())
        await self.line.board.begin(record)
        seen = session.seat.notes_seen
        session.seat = replace(session.seat, ref=record.ref, notes_before=seen, place_told=(0, 0.0), ending=None)
        return record

    async def strike(self, session: Session, field: str) -> Record:
        """Leave a field out of the summary [9]."""
        return await self._change(session, lambda r: waiting.show(r, without(r.summary, field)))

    async def accept(self, session: Session, *, show: bool = True) -> Record:
        """Queue the adult, with the summary they let through or with none [1, 9]."""
        now = self.line.clock()
        await self.beat(session)
        return await self._change(session, lambda r: waiting.accept(r, r.summary if show else {}, now))

    async def decline(self, session: Session) -> None:
        """The adult goes on with the guide instead; nothing was queued."""
        await self._go(session, waiting.decline)

    async def leave(self, session: Session, outcome: str = "left") -> None:
        """The adult leaves, wipes, hides or takes the guide back, in any state; again changes nothing [15]."""
        now = self.line.clock()
        await self._go(session, lambda r: closing.adult_goes(r, now, outcome))

    async def keep_waiting(self, session: Session) -> Record:
        """Begin the wait limit anew [6]."""
        return await self._change(session, lambda r: waiting.keep_waiting(r, self.line.clock()))

    async def danger(self, session: Session) -> Record:
        """Move a waiting chat up: the gate heard danger [5]."""
        return await self._change(session, waiting.raise_danger)

    async def wrote(self, session: Session) -> Record:
        """Note that a waiting adult is still there; nothing of what they wrote is kept."""
        return await self._change(session, lambda r: live.adult_spoke(r, self.line.clock()))

    async def relay(self, session: Session, text: str) -> Record:
        """Pass a message on to the people in a live chat.

        Raises:
            MoveRefusedError: the chat is live no more; nothing was passed on.
        """
        now = self.line.clock()

        def spoke(record: Record) -> Record:
            allowed.only(record, State.LIVE)
            return live.adult_spoke(record, now)

        record = await self._change(session, spoke, Note(Side.ADULT, text=text, at=now))
        await self.line.presence.typed(record.ref, ADULT)
        return record

    async def typing(self, session: Session) -> None:
        """Tell the person that the adult types; no word of it goes with that [10]."""
        record = await self.record(session)
        if record and record.state is State.LIVE:
            await self.line.presence.typing(record.ref, ADULT)

    async def beat(self, session: Session) -> None:
        """Note that the adult's page is open."""
        if session.seat.ref:
            await self.line.presence.adult_beat(session.seat.ref)

    async def over(self, session: Session) -> None:
        """Let go of a handoff whose ending was told; what only the ending was kept for is forgotten."""
        ref = session.seat.ref
        let_go(session)
        await self.line.presence.adult_gone(ref)
        record = await self.line.board.load(ref) if ref else None
        if record and record.state in (State.ENDED, State.RETURNED):
            await self.line.board.forget(ref)

    async def _go(self, session: Session, move: Move) -> None:
        ref = session.seat.ref
        let_go(session)
        if not ref:
            return
        try:
            await self.line.board.change(ref, move)
        except MoveRefusedError:
            pass  # It was over already; leaving works at any time and any number of times.
        await self.line.presence.adult_gone(ref)

    async def _change(self, session: Session, move: Move, *notes: Note) -> Record:
        return await self.line.board.change(session.seat.ref, move, *notes)


def let_go(session: Session) -> None:
    """Forget which handoff a session has; what staff think of who types, and what was told, stays."""
    seat: Seat = session.seat
    seat.ref = ""
    seat.stirred = True
