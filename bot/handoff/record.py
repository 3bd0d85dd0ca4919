"""The one ownership record of a chat with the human line; holds no word of anybody's.

Source of the states: handoff.md ("States"), corrected by safety-rules.md 8.
"""

from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from typing import Any


class State(str, Enum):
    """Where a chat stands between the guide and a person."""

    BOT = "bot"
    OFFERED = "offered"
    QUEUED = "queued"
    RESERVED = "reserved"
    LIVE = "live"
    WRAP = "wrap"
    ENDED = "ended"
    RETURNED = "returned"


class Owner(str, Enum):
    """Who may speak to the adult: exactly one at any time."""

    GUIDE = "guide"
    PERSON = "person"


# What the adult's side is told (design section 7); the guide has the word back in wrap, and the page may be gone.
PUBLIC = {
    State.BOT: "bot",
    State.OFFERED: "offered",
    State.QUEUED: "queued",
    State.RESERVED: "queued",
    State.LIVE: "live",
    State.WRAP: "bot",
    State.ENDED: "ended",
    State.RETURNED: "bot",
}


@dataclass(frozen=True)
class Passing:
    """A chat on its way to somebody else; its owner keeps it until that is accepted.

    to: the id of a member of staff, "" for the queue. warm: the owner stays in the chat after it is accepted.
    """

    to: str
    warm: bool
    since: float


@dataclass(frozen=True)
class Record:
    """One chat with the line. Times are seconds since the epoch, 0.0 where there was none; ids are random.

    ref: the opaque name of this handoff; a session that asks again gets another.
    summary: field -> value of the six the adult let through, by bot/handoff/summary.py.
    place: orders the queue; what comes back keeps it, what a person lost gets one before all, below nought.
    staff: the id of the person who has reserved or owns the chat.
    beside: ids of others in the chat, announced: a supervisor who joined, or an owner who passed it on warm.
    adult_lost: the adult's page has not been heard of for a while; lost_at: since when.
    limit_told: the adult was asked whether to go on waiting, and has not said so yet.
    outcome: how it came to its end for the adult: declined, left, took_back, idle, closed, returned, ended; "" until
        then.
    danger, record, reason: what staff decided before handing back and at the end; "" until then.
    child_flagged: staff think that a child is typing (safety-rules.md 7).
    block_key: what a block of the line would be kept under, an HMAC by the channel; "" where it cannot block.
    sent: the last ids under which staff sent something, so that a repeat is kept once.
    nation, topic: for the anonymous counts only, shown to nobody; "" where they are not known.
    """

    ref: str
    state: State = State.BOT
    channel: str = ""
    urgent: bool = False
    summary: dict[str, str] = field(default_factory=dict)
    place: float = 0.0
    asked_at: float = 0.0
    reserved_at: float = 0.0
    joined_at: float = 0.0
    adult_at: float = 0.0
    staff_at: float = 0.0
    unanswered_since: float = 0.0
    waits_from: float = 0.0
    wrapped_at: float = 0.0
    staff: str = ""
    staff_name: str = ""
    beside: tuple[str, ...] = ()
    passing: Passing | None = None
    adult_lost: bool = False
    lost_at: float = 0.0
    limit_told: bool = False
    outcome: str = ""
    idle_warned: bool = False
    warned: bool = False
    danger: str = ""
    record: str = ""
    reason: str = ""
    child_flagged: bool = False
    block_key: str = ""
    sent: tuple[str, ...] = ()
    nation: str = ""
    topic: str = ""

    @property
    def owner(self) -> Owner:
        """Return who may speak to the adult."""
        return Owner.PERSON if self.state is State.LIVE else Owner.GUIDE

    @property
    def public(self) -> str:
        """Return the state as the adult's side is told it."""
        return PUBLIC[self.state]

    @property
    def people(self) -> tuple[str, ...]:
        """Return the ids of the staff who are in the chat."""
        return (*((self.staff,) if self.staff else ()), *self.beside)

    def as_value(self) -> dict[str, Any]:
        """Return the record as a shelf keeps it."""
        return asdict(self) | {"state": self.state.value, "beside": list(self.beside), "sent": list(self.sent)}

    @classmethod
    def from_value(cls, value: dict[str, Any]) -> "Record":
        """Return the record a shelf kept."""
        known = {name: value[name] for name in (f.name for f in fields(cls)) if name in value}
        passing = Passing(**value["passing"]) if value.get("passing") else None
        known |= {name: tuple(value.get(name, ())) for name in ("beside", "sent")}
        return cls(**known | {"state": State(value["state"]), "passing": passing})
