"""How the console is shown a chat, a note and the board; pure. The shapes stand in docs/handoff.md, "The staff API"."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.handoff.moves.waiting import WAITING
from bot.handoff.notes import Note
from bot.handoff.presence import OnShift, held_by
from bot.handoff.queueing import in_order
from bot.handoff.record import Record, State
from bot.handoff.timing import RESERVED_SECONDS, WRAP_SECONDS

SUPERVISOR = "supervisor"
HELD = (State.RESERVED, State.LIVE, State.WRAP)
READABLE = (State.LIVE, State.WRAP)
Shape = dict[str, Any]


def is_mine(record: Record, me: OnShift) -> bool:
    """Say whether I hold a chat or am in it beside its owner."""
    return record.state in HELD and me.id in record.people


def is_offered(record: Record, me: OnShift) -> bool:
    """Say whether a live chat is being passed on to me, or to the queue by somebody else."""
    asked = record.passing
    return record.state is State.LIVE and asked is not None and asked.to in ("", me.id) and record.staff != me.id


def is_live_elsewhere(record: Record, me: OnShift) -> bool:
    """Say whether it is a live chat that I am not in, of which supervisors see that it is there."""
    return record.state is State.LIVE and me.id not in record.people


def is_shown(record: Record, me: OnShift) -> bool:
    """Say whether I may know that a chat is there; anything else is answered like a chat that does not exist [19]."""
    listed = is_live_elsewhere(record, me) and me.role == SUPERVISOR
    return record.state in WAITING or is_mine(record, me) or is_offered(record, me) or listed


def may_read(record: Record, me: OnShift) -> bool:
    """Say whether I may read the words: in the chat, and only from the moment a person joined [19]."""
    return record.state in READABLE and me.id in record.people


def chat_view(record: Record, now: float, place: int = 0, staff: Mapping[str, OnShift] | None = None) -> Shape:
    """Return a chat as the console is shown it: what is fixed or coded, and nobody's words.

    place: where it stands in the queue, 1 for the next, 0 where it is in none. staff: who is on shift, for a name
    before anybody joined.
    """
    until = record.joined_at if record.state in READABLE else now
    taker = (staff or {}).get(record.staff)
    return {
        "ref": record.ref,
        "state": record.state.value,
        "channel": record.channel,
        "urgent": record.urgent,
        "summary": dict(record.summary),
        "place": place,
        "waited_seconds": max(0, round(until - record.asked_at)) if record.asked_at else 0,
        "staff": record.staff,
        "staff_name": record.staff_name or (_known(taker) if taker else ""),
        "reserved_until": record.reserved_at + RESERVED_SECONDS if record.state is State.RESERVED else 0.0,
        "joined_at": record.joined_at,
        "people": list(record.people),
        "passing": asdict(record.passing) if record.passing else None,
        "adult_lost": record.adult_lost,
        "warned": record.warned,
        "child_flagged": record.child_flagged,
        "danger": record.danger,
        "outcome": record.outcome,
        "wrap_ends_at": record.wrapped_at + WRAP_SECONDS if record.state is State.WRAP else 0.0,
    }


def note_view(note: Note) -> Shape:
    """Return a note as the console is shown it."""
    return asdict(note) | {"side": note.side.value}


@dataclass(frozen=True)
class Shared:
    """The part of the board that is the same for everybody, and what the rest is made of.

    held: the records that are somebody's; few, where a thousand may wait.
    """

    at: float
    records: tuple[Record, ...]
    held: tuple[Record, ...]
    staff: Mapping[str, OnShift]
    line: Shape
    everybody: Shape


def shared(records: Iterable[Record], staff: Mapping[str, OnShift], line: Shape, now: float) -> Shared:
    """Return the board as it is now; with a thousand chats waiting, their part is made once for all consoles."""
    records = tuple(records)
    held = tuple(record for record in records if record.state in HELD)
    waiting = [chat_view(record, now, place, staff) for place, record in enumerate(in_order(records), start=1)]
    people = [
        {"id": who.id, "name": _known(who), "chats": held_by(list(held), who.id), "capacity": who.capacity}
        for who in sorted(staff.values(), key=lambda who: (_known(who), who.id))
    ]
    longest = max((chat["waited_seconds"] for chat in waiting), default=0)
    everybody = {"waiting": waiting, "on_shift": people, "longest_wait_seconds": longest, "line": line}
    return Shared(now, records, held, staff, line, everybody)


def own_part(board: Shared, me: OnShift) -> Shape:
    """Return the part of the board that is somebody's own."""
    lists = {
        "mine": [record for record in board.held if is_mine(record, me)],
        "offered_to_me": [record for record in board.held if is_offered(record, me)],
        "live": [record for record in board.held if is_live_elsewhere(record, me) and me.role == SUPERVISOR],
    }
    return {name: [_row(record, board) for record in sorted(rows, key=_order)] for name, rows in lists.items()}


def _known(who: OnShift) -> str:
    return who.name or who.known_as


def _row(record: Record, board: Shared) -> Shape:
    return chat_view(record, board.at, staff=board.staff)


def _order(record: Record) -> tuple[float, str]:
    return record.reserved_at, record.ref
