"""The board of live handoffs: records changed by compare-and-swap, and the notes of each; over any shelf."""

from collections.abc import Callable

from bot.errors import MoveRefusedError
from bot.handoff.moves import Move
from bot.handoff.notes import Note
from bot.handoff.record import Record, State
from bot.session.shelf import Shelf, Watch
from bot.session.together import Together

RECORDS = "handoff"
ENDINGS = "handoff_ended"
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

    def __init__(self, shelf: Shelf, moved: Callable[[Record, Record], None] = lambda old, new: None) -> None:
        """Take the shelf, and what is told of each move that was made: the record before and after it."""
        self.shelf = shelf
        self.moved = moved
        # Reading within the process waits for nothing, so there is nothing to share.
        self._all = self._read_all if shelf.keeps_objects else Together(self._read_all)

    async def load(self, ref: str) -> Record | None:
        """Return a record, or of one that is over how it ended; None where there is neither."""
        kept = await self.shelf.read(RECORDS, ref) or await self.shelf.read(ENDINGS, ref)
        return Record.from_value(kept.value) if kept else None

    async def all(self) -> list[Record]:
        """Return every record that is not over, in no order; the list is not to be changed."""
        return await self._all()

    async def _read_all(self) -> list[Record]:
        return [Record.from_value(kept.value) for kept in (await self.shelf.read_all(RECORDS)).values()]

    async def forget(self, ref: str) -> None:
        """Take a record, its notes and how it ended off the board."""
        await self.shelf.drop(RECORDS, ref)
        await self.shelf.drop(ENDINGS, ref)

    async def begin(self, record: Record) -> None:
        """Put a new record on the board."""
        await self.shelf.put(RECORDS, record.ref, record.as_value(), RECORD_SECONDS)
        await self._tell(record.ref)

    async def change(self, ref: str, move: Move, *notes: Note) -> Record:
        """Make a move, whoever else moves at the same time; notes are added only if it was made.

        What is over leaves the board with its notes; only how it ended stays, until ``forget``.

        Raises:
            MoveRefusedError: "gone" where it is over or never was, "busy", or the move's own code.
        """
        for _ in range(MOST_TRIES):
            kept = await self.shelf.read(RECORDS, ref)
            if kept is None:
                raise MoveRefusedError("gone")
            old = Record.from_value(kept.value)
            new = move(old)
            if new == old or await self._moved(new, kept.version):
                self.moved(old, new)
                await self._add(ref, notes)
                return new
        raise MoveRefusedError("busy")

    async def note(self, ref: str, note: Note) -> int:
        """Add a note and return its number.

        Raises:
            MoveRefusedError: "gone" where the chat is over or never was: nothing is kept of it then.
        """
        number = await self.shelf.append(RECORDS, ref, note.as_value(), RECORD_SECONDS)
        if not number:
            raise MoveRefusedError("gone")
        await self._tell(ref)
        return number

    async def notes(self, ref: str, after: int = 0) -> list[Note]:
        """Return the notes after a number."""
        return [Note.from_value(number, value) for number, value in await self.shelf.after(RECORDS, ref, after)]

    def watch(self, ref: str = QUEUE) -> Watch:
        """Return a watch of one chat, or of the whole board."""
        return self.shelf.watch(ref)

    async def _moved(self, new: Record, version: int) -> bool:
        """Put a record where its old version stands, or take it off where it is over now; each in one step."""
        if new.state not in OVER:
            return await self.shelf.swap(RECORDS, new.ref, version, new.as_value(), RECORD_SECONDS)
        gone = await self.shelf.drop(RECORDS, new.ref, version)
        if gone and new.outcome not in BY_ADULT:
            ending = Record(new.ref, new.state, outcome=new.outcome)
            await self.shelf.put(ENDINGS, new.ref, ending.as_value(), ENDING_SECONDS)
        return gone

    async def _add(self, ref: str, notes: tuple[Note, ...]) -> None:
        for note in notes:
            await self.shelf.append(RECORDS, ref, note.as_value(), RECORD_SECONDS)
        await self._tell(ref)

    async def _tell(self, ref: str) -> None:
        await self.shelf.tell(ref)
        await self.shelf.tell(QUEUE)
