"""A session as a value that other processes can read; what is not here lasts for one turn only."""

from collections import OrderedDict
from typing import Any

from bot.session.session import Reply, Seat, Session
from bot.session.shelf import Value


def value_of(session: Session) -> Value:
    """Return a session as JSON can hold it, without its token, which only the adult has."""
    return {
        "sender_id": session.sender_id,
        "turn": session.turn,
        "last": _reply(session.last),
        "channel": session.channel,
        "block_key": session.block_key,
        "block_ends_with_it": session.block_ends_with_it,
        "seat": _seat(session.seat),
        "menu": sorted(session.menu),
        "pressed": session.pressed,
        "answers": [[message_id, _reply(reply)] for message_id, reply in session.answers.items()],
    }


def read_into(session: Session, value: Value) -> None:
    """Make a session what a value says of it; whoever holds the object sees the change."""
    for name in ("sender_id", "turn", "channel", "block_key", "block_ends_with_it", "pressed"):
        setattr(session, name, value[name])
    session.last = _read_reply(value["last"])
    session.seat = _read_seat(value["seat"])
    session.menu = frozenset(value["menu"])
    session.answers = OrderedDict((message_id, _read_reply(row)) for message_id, row in value["answers"])


def _reply(reply: Reply) -> list[Any]:
    return [reply.messages, list(reply.names), reply.state]


def _read_reply(row: list[Any]) -> Reply:
    messages, names, state = row
    return Reply(messages, tuple(names), state)


def _seat(seat: Seat) -> Value:
    number, reply = seat.ending or (0, None)
    return {
        "ref": seat.ref,
        "notes_seen": seat.notes_seen,
        "notes_before": seat.notes_before,
        "place_told": list(seat.place_told),
        "suspected_child": seat.suspected_child,
        "ending": [number, _reply(reply)] if reply else None,
    }


def _read_seat(row: Value) -> Seat:
    place, at = row["place_told"]
    ending = (row["ending"][0], _read_reply(row["ending"][1])) if row["ending"] else None
    told = {"place_told": (place, at), "ending": ending}
    return Seat(**{**row, **told})
