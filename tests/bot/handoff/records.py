"""Records in each state, brought there by the moves themselves; ann, ben and sue are staff, sue a supervisor."""

from dataclasses import replace

import pytest

from bot.errors import MoveRefusedError
from bot.handoff.moves import closing, live, passing, waiting
from bot.handoff.record import Record, State

NOW = 1_800_000_000.0
SUMMARY = {"role": "parent", "danger": "amber"}


def fresh(ref: str = "chat") -> Record:
    return Record(ref)


def offered(ref: str = "chat", **more: object) -> Record:
    return replace(waiting.offer(fresh(ref), "web", urgent=False, now=NOW), **more)


def queued(ref: str = "chat", at: float = NOW, **more: object) -> Record:
    return replace(waiting.accept(offered(ref), SUMMARY, at), **more)


def reserved(ref: str = "chat", **more: object) -> Record:
    return replace(waiting.reserve(queued(ref), "ann", NOW), **more)


def alive(ref: str = "chat", **more: object) -> Record:
    return replace(live.join(reserved(ref), "ann", "Ann", NOW), **more)


def passed(to: str = "ben", *, warm: bool = False) -> Record:
    return passing.pass_on(alive(), "ann", to, warm=warm, now=NOW)


def decided(ref: str = "chat") -> Record:
    return closing.decide_danger(alive(ref), "ann", "none_now")


def wrapped(ref: str = "chat", **more: object) -> Record:
    return replace(closing.end(decided(ref), "ann", NOW), **more)


def returned() -> Record:
    return waiting.decline(offered())


def ended() -> Record:
    return closing.lapse(wrapped())


EACH = {
    State.BOT: fresh,
    State.OFFERED: offered,
    State.QUEUED: queued,
    State.RESERVED: reserved,
    State.LIVE: alive,
    State.WRAP: wrapped,
    State.ENDED: ended,
    State.RETURNED: returned,
}


def in_all_but(*states: State) -> list[Record]:
    """Return a record in every state but some."""
    return [make() for state, make in EACH.items() if state not in states]


def refused(code: str) -> "pytest.RaisesContext[MoveRefusedError]":
    """Expect a move to be refused with a code."""
    return pytest.raises(MoveRefusedError, match=f"^{code}$")
