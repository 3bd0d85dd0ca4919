"""What a helpline's platform has to be told of a chat, and in which order; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.handoff.board import OVER
from bot.handoff.notes import Note, Side
from bot.handoff.record import Record, State

HELPLINE = "helpline"
# What staff of ours see of a chat is told to a platform too; what they said there came from it.
_TOLD = (Side.ADULT, Side.TO_STAFF)


@dataclass(frozen=True)
class Carried:
    """How far a chat has been told: the last note's number, whether of danger, and whether it was theirs then."""

    number: int = 0
    urgent: bool = False
    taken: bool = False


@dataclass(frozen=True)
class News:
    """One event for the platform. id: the same whenever it is sent again."""

    type: str
    ref: str
    id: str
    details: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """Return the event as it is sent."""
        return {"type": self.type, "ref": self.ref, **self.details}


def next_news(
    ref: str, record: Record | None, carried: Carried | None, notes: Iterable[Note]
) -> tuple[News, Carried | None] | None:
    """Return the next event of a chat and how far it has been told then, None where there is nothing to tell.

    Args:
        ref: the chat.
        record: as it stands, None once it is off the board.
        carried: how far it was told, None where the platform does not know of it.
        notes: those after ``carried.number``, in order.
    """
    if record is None or record.state in OVER or record.state is State.WRAP:
        return (_left(ref, record), None) if carried else None
    if record.state is State.OFFERED or record.state is State.BOT:
        return None
    if carried is None:
        return _waiting(record), Carried(urgent=record.urgent)
    if record.urgent and not carried.urgent:
        return News("chat.urgent", ref, f"{ref}-urgent"), replace(carried, urgent=True)
    return _live(record, carried, notes)


def _waiting(record: Record) -> News:
    details = {"channel": record.channel, "urgent": record.urgent, "summary": dict(record.summary)}
    return News("chat.waiting", record.ref, f"{record.ref}-waiting", details)


def _left(ref: str, record: Record | None) -> News:
    outcome = (record.outcome if record else "") or "left"
    return News("chat.left", ref, f"{ref}-left", {"outcome": outcome})


def _live(record: Record, carried: Carried, notes: Iterable[Note]) -> tuple[News, Carried] | None:
    if record.staff != HELPLINE:
        lost = News("chat.lost", record.ref, f"{record.ref}-lost-{carried.number}")
        return (lost, replace(carried, taken=False)) if carried.taken else None
    carried = replace(carried, taken=True)
    for note in notes:
        if note.side in _TOLD:
            return _note(record.ref, note), replace(carried, number=note.number)
    return None


def _note(ref: str, note: Note) -> News:
    if note.side is Side.ADULT:
        return News("chat.message", ref, f"{ref}-{note.number}", {"text": note.text})
    return News("chat.notice", ref, f"{ref}-{note.number}", {"notice": note.words})
