"""Moves that end a handoff, and the decisions that have to come before (safety-rules.md 8)."""

from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.decisions import DANGER, REASONS, RECORD
from bot.handoff.moves.allowed import only, only_owner
from bot.handoff.record import Record, State


def decide_danger(record: Record, staff: str, danger: str) -> Record:
    """Note what staff decided about danger; needed before the guide gets the chat back (safety-rules.md 8)."""
    only_owner(record, staff, State.LIVE, State.WRAP)
    if danger not in DANGER:
        raise MoveRefusedError("no_such_decision")
    return replace(record, danger=danger)


def hand_back(record: Record, staff: str, now: float) -> Record:
    """Give the adult back to the guide, which goes on where it stopped [14]."""
    return _close(record, staff, "returned", now)


def end(record: Record, staff: str, now: float) -> Record:
    """End the chat for the adult."""
    return _close(record, staff, "ended", now)


def adult_goes(record: Record, now: float, outcome: str = "left") -> Record:
    """The adult leaves, wipes, times out or takes the guide back, in any state; again changes nothing [15].

    outcome: "left", "took_back" where they go on with the guide; "idle" or "closed" where a timer sees to it.
    """
    if record.state is State.LIVE:
        return _wrap(record, outcome, now)
    if record.state in (State.WRAP, State.ENDED, State.RETURNED):
        return record
    return replace(record, state=State.ENDED, outcome=outcome, staff="", passing=None, beside=())


def decide_record(record: Record, staff: str, needed: str, reason: str) -> Record:
    """Close the wrap-up with the record decision; it needs the danger decided too (safety-rules.md 8)."""
    only_owner(record, staff, State.WRAP)
    if needed not in RECORD or reason not in REASONS:
        raise MoveRefusedError("no_such_decision")
    if not record.danger:
        raise MoveRefusedError("danger_undecided")
    return replace(record, state=State.ENDED, record=needed, reason=reason)


def lapse(record: Record) -> Record:
    """End a wrap-up that nobody closed in time."""
    only(record, State.WRAP)
    return replace(record, state=State.ENDED)


def _close(record: Record, staff: str, outcome: str, now: float) -> Record:
    only_owner(record, staff, State.LIVE)
    if not record.danger:
        raise MoveRefusedError("danger_undecided")
    return _wrap(record, outcome, now)


def _wrap(record: Record, outcome: str, now: float) -> Record:
    return replace(record, state=State.WRAP, outcome=outcome, wrapped_at=now, passing=None, beside=())
