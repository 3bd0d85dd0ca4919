"""What an adult is told of a handoff without asking: notes, their place in the queue, that somebody types, the end."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.handoff import timing
from bot.handoff.due import ON_A_PAGE
from bot.handoff.human_line import HumanLine
from bot.handoff.moves.waiting import WAITING
from bot.handoff.notes import Note, Side
from bot.handoff.queueing import in_order, wait_minutes
from bot.handoff.record import Record
from bot.session.session import Seat

JOINED = "utter_handoff_joined"
PERSON_LOST = "utter_handoff_person_lost"
CHILD = "utter_handoff_child"
# The notices of ours that may come in between, from staff or from the timers; anything else is not said.
NOTICES = frozenset(
    {
        JOINED,
        PERSON_LOST,
        CHILD,
        "utter_handoff_passed_on",
        "utter_handoff_beside",
        "utter_handoff_beside_left",
        "utter_handoff_wait_limit",
        "utter_handoff_idle",
        "utter_handoff_warned",
        "utter_handoff_card_999",
    }
)
# How a handoff came to its end -> what the adult is told; ends of their own making were told when they made them.
ENDINGS = {
    "returned": "utter_handoff_returned",
    "ended": "utter_handoff_ended",
    "idle": "utter_handoff_idle_over",
    "closed": "utter_handoff_closed_now",
    "blocked": "utter_handoff_blocked",
    "took_back": "utter_handoff_took_back",
}
# The queue is read for everybody at once, at most this often: a thousand pages ask every 20 seconds.
PLACES_SECONDS = 2.0


@dataclass(frozen=True)
class Told:
    """One thing to tell: what a person wrote (by, text), or a response with values; number 0 is never told again."""

    number: int = 0
    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    by: str = ""


@dataclass(frozen=True)
class Queue:
    """The queue at one moment: when it was read, each chat's place, the waits of the last hour, and who is on shift."""

    read_at: float
    places: Mapping[str, int]
    waits: list[float]
    people: int


class AdultNews:
    """Finds out what to tell, over a line."""

    def __init__(self, line: HumanLine) -> None:
        self._line = line
        self._queue, self._reading = Queue(-PLACES_SECONDS, {}, [], 0), asyncio.Lock()

    async def notes(self, seat: Seat, record: Record, after: int) -> list[Told]:
        """Return what was written for the adult after a number, in order."""
        notes = await self._line.board.notes(record.ref, max(0, after - seat.notes_before))
        return [told for note in notes for told in _told(note, seat, record)]

    async def place(self, record: Record) -> tuple[int, int | None]:
        """Return the place in the queue, 0 for none, and the minutes that takes, None where nobody can say."""
        if record.state not in WAITING:
            return 0, None
        queue = await self._queue_now()
        place = queue.places.get(record.ref, 0)
        return place, wait_minutes(queue.waits, place, queue.people)

    async def new_place(self, seat: Seat, record: Record) -> bool:
        """Say whether the place has changed and may be told again by now [5]; asked for, it counts as told."""
        place, _ = await self.place(record)
        told, at = seat.place_told
        if not place or place == told or self._line.clock() - at < timing.PLACE_NEWS_SECONDS:
            return False
        seat.place_told = (place, self._line.clock())
        return True

    async def is_typing(self, record: Record) -> bool:
        """Say whether a person of the line is typing."""
        return await self._line.presence.is_typing(record.ref, "staff")

    async def _queue_now(self) -> Queue:
        """Return the queue, two seconds old at most; whoever asks while it is read waits for the same reading."""
        async with self._reading:
            if not 0 <= self._line.clock() - self._queue.read_at < PLACES_SECONDS:
                self._queue = await self._read()
            return self._queue

    async def _read(self) -> Queue:
        waiting = enumerate(in_order(await self._line.board.all()), start=1)
        places = {record.ref: place for place, record in waiting}
        return Queue(self._line.clock(), places, await self._line.waits(), len(await self._line.presence.staff()))


def _told(note: Note, seat: Seat, record: Record) -> list[Told]:
    number = seat.notes_before + note.number
    if note.side is Side.STAFF:
        return [Told(number, text=note.text, by=note.by)]
    if note.side is not Side.TO_ADULT or note.words not in NOTICES:
        return []
    told = Told(number, note.words, {"name": note.by or record.staff_name, **note.values})
    # The page keeps 999 in sight; elsewhere it is said once, on joining (design.md 1).
    once = note.words == JOINED and record.channel != ON_A_PAGE
    return [told, Told(number, "utter_handoff_joined_999")] if once else [told]
