"""Who is there: staff on shift and adults whose page is open, by heartbeats that expire (handoff.md 4, 13, 17)."""

from dataclasses import asdict, dataclass

from bot.handoff.record import Record, State
from bot.handoff.timing import STAFF_LOST_SECONDS
from bot.session.shelf import Shelf

STAFF = "staff_here"
ADULTS = "adult_here"
TYPING = "typing"
# [13] A console that is silent this long is gone; it says every 15 seconds that it is there. A page does every 20.
STAFF_SECONDS = STAFF_LOST_SECONDS
ADULT_SECONDS = 50
# Longer than a client's pause between two signs that somebody types.
TYPING_SECONDS = 6


@dataclass(frozen=True)
class OnShift:
    """A member of staff who takes chats now. capacity: how many at once.

    name: what adults may see, "" where they are told the role only. known_as: what colleagues see besides.
    """

    id: str
    name: str
    capacity: int
    role: str = "responder"
    known_as: str = ""


class Presence:
    """Heartbeats, over any shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def staff_beat(self, who: OnShift) -> None:
        """Note that somebody's console is open and on shift."""
        await self._shelf.put(STAFF, who.id, asdict(who), STAFF_SECONDS)

    async def staff_gone(self, staff_id: str) -> None:
        """Note that somebody went off shift or signed out."""
        await self._shelf.drop(STAFF, staff_id)

    async def staff(self) -> dict[str, OnShift]:
        """Return who is on shift, by id."""
        return {key: OnShift(**kept.value) for key, kept in (await self._shelf.read_all(STAFF)).items()}

    async def adult_beat(self, ref: str) -> None:
        """Note that an adult's page is open."""
        await self._shelf.put(ADULTS, ref, {}, ADULT_SECONDS)

    async def adult_gone(self, ref: str) -> None:
        """Note that an adult's page was closed."""
        await self._shelf.drop(ADULTS, ref)

    async def adults(self) -> set[str]:
        """Return the chats whose page is open."""
        return set(await self._shelf.read_all(ADULTS))

    async def typing(self, ref: str, side: str) -> None:
        """Note that a side ("adult", "staff") is typing; no word of it goes with that."""
        await self._shelf.put(TYPING, f"{ref} {side}", {}, TYPING_SECONDS)
        await self._shelf.tell(ref)

    async def is_typing(self, ref: str, side: str) -> bool:
        """Say whether a side has typed within the last seconds."""
        return await self._shelf.read(TYPING, f"{ref} {side}") is not None

    async def typed(self, ref: str, side: str) -> None:
        """Note that what a side typed has been sent."""
        await self._shelf.drop(TYPING, f"{ref} {side}")


def held_by(records: list[Record], staff_id: str) -> int:
    """Return how many chats somebody holds: reserved, live, or still to be wrapped up."""
    mine = (State.RESERVED, State.LIVE, State.WRAP)
    return sum(record.staff == staff_id and record.state in mine for record in records)
