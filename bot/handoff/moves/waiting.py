"""Moves from the offer to the moment before a person joins."""

from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.moves.allowed import only, only_owner
from bot.handoff.record import Record, State

WAITING = (State.QUEUED, State.RESERVED)


def offer(record: Record, channel: str, *, urgent: bool, now: float) -> Record:
    """Offer the line to the adult; nothing is queued before they said yes [1]."""
    only(record, State.BOT)
    return replace(record, state=State.OFFERED, channel=channel, urgent=urgent, adult_at=now)


def decline(record: Record) -> Record:
    """The adult goes on with the guide instead."""
    only(record, State.OFFERED)
    return replace(record, state=State.RETURNED, outcome="declined")


def show(record: Record, summary: dict[str, str]) -> Record:
    """Change what staff would see, while the adult has not said yes [9]."""
    only(record, State.OFFERED)
    return replace(record, summary=dict(summary))


def accept(record: Record, summary: dict[str, str], now: float) -> Record:
    """Queue the adult with the summary they let through [1, 9]."""
    only(record, State.OFFERED)
    queued = replace(record, state=State.QUEUED, summary=dict(summary))
    return replace(queued, place=now, asked_at=now, adult_at=now, waits_from=now)


def raise_danger(record: Record) -> Record:
    """Move a waiting chat up: the gate heard danger."""
    return replace(record, urgent=True) if record.state in (State.OFFERED, *WAITING) else record


def keep_waiting(record: Record, now: float) -> Record:
    """Begin the wait limit anew: the adult said that they go on waiting, and is asked again in time [6]."""
    only(record, *WAITING)
    return replace(record, waits_from=now, adult_at=now, limit_told=False)


def reserve(record: Record, staff: str, now: float) -> Record:
    """Hold a waiting chat for one member of staff; exactly one wins [7]."""
    if record.state is State.LIVE and record.passing and not record.passing.to and record.staff != staff:
        # Passed on to the queue: its owner keeps it until it is joined, and nobody else can take it meanwhile.
        return replace(record, passing=replace(record.passing, to=staff, since=now))
    if record.state in (State.RESERVED, State.LIVE):
        raise MoveRefusedError("already_taken")
    only(record, State.QUEUED)
    return replace(record, state=State.RESERVED, staff=staff, reserved_at=now)


def release(record: Record, staff: str) -> Record:
    """Put a reserved chat back where it was in the queue [7]."""
    only_owner(record, staff, State.RESERVED)
    return replace(record, state=State.QUEUED, staff="", reserved_at=0.0)
