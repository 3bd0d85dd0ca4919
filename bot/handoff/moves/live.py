"""Moves while a person owns the chat: joining, speaking, others beside them, and losing them."""

from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.moves.allowed import only, only_owner
from bot.handoff.moves.passing import take_over
from bot.handoff.moves.waiting import release
from bot.handoff.record import Record, State

# Added to a place: more seconds than any clock shows, so that it comes before all first waits.
BEFORE_ALL = 1e10


def join(record: Record, staff: str, name: str, now: float) -> Record:
    """Make a reserved chat live: from now on the person speaks and the guide is silent [8]."""
    if record.state is State.LIVE:
        return take_over(record, staff, name, now)
    only_owner(record, staff, State.RESERVED)
    live = replace(record, state=State.LIVE, staff_name=name, danger="")
    return replace(live, joined_at=now, staff_at=now, adult_at=now, adult_lost=False, lost_at=0.0, idle_warned=False)


def adult_spoke(record: Record, now: float) -> Record:
    """Begin the idle time anew; a person waits for an answer from here on."""
    waits = record.unanswered_since or (now if record.state is State.LIVE else 0.0)
    return replace(record, adult_at=now, idle_warned=False, unanswered_since=waits)


def staff_spoke(record: Record, staff: str, now: float) -> Record:
    """Note that somebody in the chat answered."""
    only(record, State.LIVE)
    if staff not in record.people:
        raise MoveRefusedError("not_yours")
    return replace(record, staff_at=now, unanswered_since=0.0, idle_warned=False)


def join_beside(record: Record, staff: str) -> Record:
    """A supervisor comes into a live chat, announced to both [19]."""
    only(record, State.LIVE)
    if staff in record.people:
        raise MoveRefusedError("already_there")
    return replace(record, beside=(*record.beside, staff))


def step_out(record: Record, staff: str) -> Record:
    """Somebody beside the owner leaves the chat."""
    only(record, State.LIVE)
    if staff not in record.beside:
        raise MoveRefusedError("not_there")
    return replace(record, beside=tuple(who for who in record.beside if who != staff))


def lose_staff(record: Record, now: float) -> Record:
    """The owner's browser or answers are gone: the adult waits again, before everybody else [13]."""
    only(record, State.RESERVED, State.LIVE)
    if record.state is State.RESERVED:
        return release(record, record.staff)
    waiting = replace(record, state=State.QUEUED, place=record.place - BEFORE_ALL, waits_from=now, limit_told=False)
    nobody = replace(waiting, staff="", staff_name="", beside=(), passing=None)
    return replace(nobody, reserved_at=0.0, joined_at=0.0, unanswered_since=0.0)
