"""What happens in a session without a message, in order and each once; streams and apps read it, none is known here."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from typing import Any

from bot.channels.handoff_news import Following, News, NewsReader
from bot.errors import ShelfError
from bot.session.sessions import Reply, Session
from bot.session.shelf import Watch

# Design section 10: a stream gives a line at least this often; a place in the queue is looked at as often.
LOOK_SECONDS = 20
# Until a shelf that was gone is asked again.
RETRY_SECONDS = 2

logger = logging.getLogger(__name__)


async def only_the_end(session: Session) -> AsyncGenerator[News, None]:
    """Give the news of a session where no human line is known."""
    yield News("state", {"state": "bot"})
    while not await _happens(LOOK_SECONDS, session.over.wait()):
        yield News("quiet")
    yield News("state", {"state": "ended"})


class Follower:
    """Reads one session's news; made anew for each client that comes."""

    def __init__(self, shared: Following, session: Session) -> None:
        self._board, self._session = shared.about.side.line.board, session
        self._reader = NewsReader(shared, session)
        self._watch: Watch | None = None
        self._watched = ""
        self._cut_off = False

    async def rows(self, after: int | None = None) -> AsyncGenerator[News, None]:
        """Give rows until the session is over; ``after``: the last number the client has had, None for a new one."""
        session = self._session
        cursor = session.seat.notes_seen if after is None else after
        try:
            while not session.over.is_set():
                self._watch_what_it_has()
                session.seat.stirred.clear()
                found = await self._look_again(cursor)
                for row in found:
                    cursor = max(cursor, row.number)
                    yield row
                if not await self._woken() and not session.over.is_set():
                    yield News("quiet")
        finally:
            self._close()
        yield News("state", {"state": "ended"})

    async def gathered(self) -> Reply:
        """Return in one reply what has come since the adult was last told anything; no messages where nothing has."""
        session = self._session
        async with session.lock:
            rows = await self._reader.look(session.seat.notes_seen)
        state = next((row.data["state"] for row in rows if row.kind == "state"), "bot")
        return Reply([row.data for row in rows if row.kind == "message"], ("utter_handoff_no_news",), state)

    async def _look_again(self, cursor: int) -> list[News]:
        try:
            async with self._session.lock:
                rows = await self._reader.look(cursor)
        except ShelfError as error:
            logger.warning("a chat cannot be followed: %s", type(error).__name__)
            first, self._cut_off = not self._cut_off, True
            await asyncio.sleep(0 if first else RETRY_SECONDS)
            return await self._reader.cut_off() if first else []
        self._cut_off = False
        return rows

    def _watch_what_it_has(self) -> None:
        ref = self._session.seat.ref
        if ref != self._watched:
            self._close()
            self._watch = self._board.watch(ref) if ref else None
            self._watched = ref

    async def _woken(self) -> bool:
        waits = [self._session.over.wait(), self._session.seat.stirred.wait()]
        watch = [self._watch.changed(LOOK_SECONDS)] if self._watch else []
        return await _happens(LOOK_SECONDS, *waits, *watch)

    def _close(self) -> None:
        if self._watch:
            self._watch.close()
        self._watch, self._watched = None, ""


async def _happens(seconds: float, *waits: Any) -> bool:
    """Wait for the first of some things; False where none came within the seconds."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return any(task.result() is not False for task in done)
    finally:
        for task in tasks:
            task.cancel()
