"""The board of live handoffs: records changed by compare-and-swap, and the notes of each; over any shelf."""

from bot.errors import MoveRefusedError
from bot.handoff.moves import Move
from bot.handoff.notes import Note
from bot.handoff.record import Record, State
from bot.session.shelf import Shelf, Watch

RECORDS = "handoff"
QUEUE = "queue"
# A record nobody has touched for this long is of a chat that every timer has missed; the timers end it far earlier.
RECORD_SECONDS = 4 * 3600
# Staff act on one chat a few times a second at most; more refusals in a row mean that something is broken.
MOST_TRIES = 50
OVER = (State.ENDED, State.RETURNED)
# How it ended is kept, without anything else of the chat, until the adult's side has said it; at most this long.
ENDING_SECONDS = 1800
# Ends of the adult's own making: they know.
BY_ADULT = ("declined", "left", "took_back")


class Board:
    """Every record and note of the line's chats; what is over is gone from it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    async def load(self, ref: str) -> Record | None:
        """Return a record, None where there is none."""
        kept = await self.shelf.read(RECORDS, ref)
        return Record.from_value(kept.value) if kept else None

    async def all(self) -> list[Record]:
        """Return every record that is not over, in no order."""
        records = [Record.from_value(kept.value) for kept in (await self.shelf.read_all(RECORDS)).values()]
        return [record for record in records if record.state not in OVER]

    async def forget(self, ref: str) -> None:
        """Take a record and its notes off the board."""
        await self.shelf.drop(RECORDS, ref)

    async def begin(self, record: Record) -> None:
        """Put a new record on the board."""
        await self.shelf.put(RECORDS, record.ref, record.as_value(), RECORD_SECONDS)
        await self._tell(record.ref)

    async def change(self, ref: str, move: Move, *notes: Note) -> Record:
        """Make a move, whoever else moves at the same time; notes are added only if it was made.

        What is over leaves the board with its notes; only how it ended stays, until ``forget``.

        Raises:
            MoveRefusedError: "gone", or the move's own code.
        """
        for _ in range(MOST_TRIES):
            kept = await self.shelf.read(RECORDS, ref)
            if kept is None:
                raise MoveRefusedError("gone")
            old = Record.from_value(kept.value)
            new = move(old)
            if new == old or await self.shelf.swap(RECORDS, ref, kept.version, new.as_value(), RECORD_SECONDS):
                await self._after_move(new, notes)
                return new
        raise MoveRefusedError("busy")

    async def note(self, ref: str, note: Note) -> int:
        """Add a note and return its number."""
        number = await self.shelf.append(RECORDS, ref, note.as_value(), RECORD_SECONDS)
        await self._tell(ref)
        return number

    async def notes(self, ref: str, after: int = 0) -> list[Note]:
        """Return the notes after a number."""
        return [Note.from_value(number, value) for number, value in await self.shelf.after(RECORDS, ref, after)]

    def watch(self, ref: str = QUEUE) -> Watch:
        """Return a watch of one chat, or of the whole board."""
        return self.shelf.watch(ref)

    async def _after_move(self, record: Record, notes: tuple[Note, ...]) -> None:
        if record.state in OVER:
            await self._clear(record)
        for note in notes if record.state not in OVER else ():
            await self.shelf.append(RECORDS, record.ref, note.as_value(), RECORD_SECONDS)
        await self._tell(record.ref)

    async def _clear(self, record: Record) -> None:
        await self.shelf.drop(RECORDS, record.ref)
        if record.outcome not in BY_ADULT:
            ending = Record(record.ref, record.state, outcome=record.outcome)
            await self.shelf.put(RECORDS, record.ref, ending.as_value(), ENDING_SECONDS)

    async def _tell(self, ref: str) -> None:
        await self.shelf.tell(ref)
        await self.shelf.tell(QUEUE)
