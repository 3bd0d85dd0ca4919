"""Moves that give a live chat to somebody else; its owner keeps it until that is accepted."""

from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.moves.allowed import only, only_owner
from bot.handoff.record import Passing, Record, State


def pass_on(record: Record, staff: str, to: str, *, warm: bool, now: float) -> Record:
    """Ask a colleague, or the queue (""), to take the chat; its owner keeps it until they do [12]."""
    only_owner(record, staff, State.LIVE)
    if to == staff:
        raise MoveRefusedError("that_is_you")
    return replace(record, passing=Passing(to, warm, now), staff_at=now)


def keep_it(record: Record, staff: str) -> Record:
    """Take a passing back, or refuse it: the owner goes on [12]."""
    only(record, State.LIVE)
    if record.passing is None or staff not in (record.staff, record.passing.to):
        raise MoveRefusedError("not_yours")
    return replace(record, passing=None)


def take_over(record: Record, staff: str, name: str, now: float) -> Record:
    """Accept a chat that is being passed on; a warm one keeps its old owner beside [12]."""
    only(record, State.LIVE)
    passing = record.passing
    if passing is None or passing.to not in ("", staff) or record.staff == staff:
        raise MoveRefusedError("already_taken")
    beside = tuple(who for who in record.beside if who != staff) + ((record.staff,) if passing.warm else ())
    return _given(record, staff, name, beside, now)


def reassign(record: Record, to: str, name: str, now: float) -> Record:
    """Give a live chat to somebody else at once: a supervisor's move [19]."""
    only(record, State.LIVE)
    if not to:
        raise MoveRefusedError("not_there")
    if to == record.staff:
        raise MoveRefusedError("already_theirs")
    return _given(record, to, name, tuple(who for who in record.beside if who != to), now)


def _given(record: Record, staff: str, name: str, beside: tuple[str, ...], now: float) -> Record:
    """Return the chat with its new owner, who has the whole time to answer what nobody has answered yet."""
    waits = now if record.unanswered_since else 0.0
    given = replace(record, staff=staff, staff_name=name, beside=beside, passing=None)
    return replace(given, staff_at=now, joined_at=now, unanswered_since=waits)
