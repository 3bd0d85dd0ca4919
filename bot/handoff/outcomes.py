"""What a move of a handoff, or a refusal, counts as in the anonymous counts; pure."""

from bot.handoff.moves.waiting import WAITING
from bot.handoff.record import Record, State
from bot.store.counts import What

# What the guide said when nobody could be asked -> what is counted (content/responses/handoff).
OF_WORDS = {
    "utter_handoff_offer": (What.ASKED, What.OFFERED),
    "utter_handoff_closed": (What.ASKED, What.CLOSED),
    "utter_handoff_closed_unknown": (What.ASKED, What.CLOSED),
    "utter_handoff_paused": (What.ASKED, What.CLOSED),
    "utter_handoff_full": (What.ASKED, What.FULL),
    "utter_handoff_nobody": (What.ASKED, What.NOBODY),
}
RED = "utter_red_"
BACK = ("returned", "took_back")
RECORDS = {"yes": (What.RECORDED,), "no": (What.NOT_RECORDED,)}


def of_reply(names: tuple[str, ...]) -> tuple[What, ...]:
    """Return what a reply of the guide counts as, by the responses in it."""
    red = (What.RED,) if any(name.startswith(RED) for name in names) else ()
    return (*red, *(what for name in names for what in OF_WORDS.get(name, ())))


def of_move(old: Record, new: Record) -> tuple[What, ...]:
    """Return what a move counts as, from the offer to the decision about a record."""
    if old.state is new.state:
        return ()
    if new.state is State.QUEUED:
        return (What.QUEUED,) if old.state is State.OFFERED else ()
    if new.state is State.LIVE:
        return (What.JOINED,)
    if new.state is State.WRAP:
        return (What.RETURNED,) if new.outcome in BACK else (What.ENDED,)
    if new.state is State.ENDED:
        return _of_an_end(old, new)
    return ()


def _of_an_end(old: Record, new: Record) -> tuple[What, ...]:
    if old.state is State.WRAP:
        return RECORDS.get(new.record, ())
    if old.state in WAITING:
        return (What.CLOSED,) if new.outcome == "closed" else (What.LEFT_QUEUE,)
    return ()
