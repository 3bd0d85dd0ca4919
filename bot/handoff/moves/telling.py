"""Moves of staff that only note something about a chat they are in: what was sent, shown, warned of and suspected."""

from dataclasses import replace

from bot.errors import MoveRefusedError
from bot.handoff.moves.allowed import only
from bot.handoff.moves.live import staff_spoke
from bot.handoff.record import Record, State

# A console sends again what got no answer within seconds; nobody types this many messages in that time.
SENT_KEPT = 50


def in_chat(record: Record, staff: str) -> Record:
    """Change nothing, for those who are in a live chat only."""
    only(record, State.LIVE)
    if staff not in record.people:
        raise MoveRefusedError("not_yours")
    return record


def send(record: Record, staff: str, message_id: str, now: float) -> Record:
    """Note that somebody in the chat sent something; an id sent again is refused as sent_already."""
    spoken = staff_spoke(record, staff, now)
    if not message_id:
        return spoken
    sent = f"{staff} {message_id}"
    if sent in record.sent:
        raise MoveRefusedError("sent_already")
    return replace(spoken, sent=(*record.sent, sent)[-SENT_KEPT:])


def warn(record: Record, staff: str, now: float) -> Record:
    """Warn an adult who abuses the line, once [21]."""
    spoken = staff_spoke(record, staff, now)
    if record.warned:
        raise MoveRefusedError("warned_already")
    return replace(spoken, warned=True)


def flag_child(record: Record, staff: str, now: float) -> Record:
    """Note that staff think a child is typing (safety-rules.md 7)."""
    spoken = staff_spoke(record, staff, now)
    if record.child_flagged:
        raise MoveRefusedError("flagged_already")
    return replace(spoken, child_flagged=True)


def may_block(record: Record, staff: str) -> Record:
    """Change nothing, where a block may be made: after a warning, and never of a suspected child [21, safety 8]."""
    only(record, State.LIVE, State.WRAP)
    if staff not in record.people:
        raise MoveRefusedError("not_yours")
    if record.child_flagged:
        raise MoveRefusedError("never_blocked")
    if not record.warned:
        raise MoveRefusedError("not_warned")
    if not record.block_key:
        raise MoveRefusedError("cannot_block")
    return record
