"""Which states, and which member of staff, a move is for."""

from bot.errors import MoveRefusedError
from bot.handoff.record import Record, State


def only(record: Record, *states: State) -> None:
    """Refuse a move in any other state.

    Raises:
        MoveRefusedError: not_in_this_state.
    """
    if record.state not in states:
        raise MoveRefusedError("not_in_this_state")


def only_owner(record: Record, staff: str, *states: State) -> None:
    """Refuse a move in any other state or by anybody but who holds the chat.

    Raises:
        MoveRefusedError: not_in_this_state, not_yours.
    """
    only(record, *states)
    if record.staff != staff:
        raise MoveRefusedError("not_yours")
