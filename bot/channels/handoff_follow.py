"""What happens in a session without a message, in order and each once; streams and apps read it, none is known here."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from typing import Any

from bot.channels.handoff_news import Following, News, NewsReader
from bot.errors import ShelfError, TooBusyError, UnknownSessionError
from bot.session.session import Reply, Session
from bot.session.sessions import Sessions
from bot.session.shelf import Watch

# Design section 10: a stream gives a line at least this often; a place in the queue is looked at as often.
LOOK_SECONDS = 20
# Until a shelf that was gone is asked again.
RETRY_SECONDS = 2

logger = logging.getLogger(__name__)


async def only_the_end(sessions: Sessions, session: Session) -> AsyncGenerator[News, None]:
    """Give the news of a session where no human line is known."""
    watch = sessions.watch(session)
    yield News("state", {"state": "bot"})
    while await _is_live(sessions, session):
        if not await watch.changed(LOOK_SECONDS):
            yield News("quiet")
    yield News("state", {"state": "ended"})


async def _is_live(sessions: Sessions, session: Session) -> bool:
    """Say whether a session is live; while nobody can say, it is taken to be."""
    try:
        return await sessions.is_live(session.token)
    except ShelfError:
        return True


class Follower:
    """Reads one session's news; made anew for each client that comes."""

    def __init__(self, shared: Following, session: Session) -> None:
        self._sessions, self._session = shared.sessions, session
        self._board = shared.about.side.line.board
        self._reader = NewsReader(shared, session)
        self._watch: Watch | None = None
        self._watched = ""
        self._cut_off = False

    async def rows(self, after: int | None = None) -> AsyncGenerator[News, None]:
        """Give rows until the session is over; ``after``: the last number the client has had, None for a new one."""
        cursor = self._session.seat.notes_seen if after is None else after
        its_own = self._sessions.watch(self._session)
        self._watch_what_it_has()
        try:
            while True:
                for row in await self._look_again(cursor):
                    cursor = max(cursor, row.number)
                    yield row
                # What was told of a handoff before it was watched is found by one more look.
                if not self._watch_what_it_has() and not await self._woken(its_own):
                    yield News("quiet")
        except UnknownSessionError:
            yield News("state", {"state": "ended"})
        finally:
            its_own.close()
            self._close()

    async def gathered(self) -> Reply:
        """Return in one reply what has come since the adult was last told anything; no messages where nothing has.

        The session is held by who asks.
        """
        rows = await self._reader.look(self._session.seat.notes_seen)
        state = next((row.data["state"] for row in rows if row.kind == "state"), "bot")
        return Reply([row.data for row in rows if row.kind == "message"], ("utter_handoff_no_news",), state)

    async def _look_again(self, cursor: int) -> list[News]:
        try:
            async with self._sessions.hold(self._session):
                rows = await self._reader.look(cursor)
        except TooBusyError:
            return []  # A turn is under way; there is a look every so often.
        except ShelfError as error:
            logger.warning("a chat cannot be followed: %s", type(error).__name__)
            first, self._cut_off = not self._cut_off, True
            await asyncio.sleep(0 if first else RETRY_SECONDS)
            return await self._reader.cut_off() if first else []
        self._cut_off = False
        return rows

    def _watch_what_it_has(self) -> bool:
        """Watch the handoff the session has now; say whether that is another than before."""
        ref = self._session.seat.ref
        if ref == self._watched:
            return False
        self._close()
        self._watch = self._board.watch(ref) if ref else None
        self._watched = ref
        return bool(ref)

    async def _woken(self, its_own: Watch) -> bool:
        watches = [its_own, self._watch] if self._watch else [its_own]
        return await _happens(LOOK_SECONDS, *(watch.changed(LOOK_SECONDS) for watch in watches))

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
