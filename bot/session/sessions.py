"""Opens, finds, changes and ends the chat sessions of all channels, over what the processes share."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.errors import ShelfError, UnknownSessionError
from bot.session.memory_shelf import MemoryShelf
from bot.session.session import Reply, Session, digest
from bot.session.session_value import read_into, value_of
from bot.session.shelf import Kept, Shelf, Value, Watch
from bot.session.trackers import Trackers

SESSIONS = "session"
TOKEN_BYTES = 32
# Whoever holds a session answers one message, within five seconds (design promise 2).
LEASE_WAIT_SECONDS = 5.0
# A session that is ended while a turn of it is saved is looked at again; more than this means that something is broken.
MOST_LOOKS = 5


class Sessions:
    """Sessions by digest of their token; each ends by itself when idle for too long.

    In memory a session is one object for everybody. On a shelf of several processes each has an object of its own that
    is as old as its last ``find`` or ``hold``, and changes only inside ``hold``.
    """

    def __init__(
        self,
        idle_seconds: int,
        trackers: Trackers,
        ended: Callable[[Session], None] = lambda _: None,
        shelf: Shelf | None = None,
    ) -> None:
        """Take how long a session may be idle, Rasa's side of them, what is told of an ended one, and the shelf."""
        self.idle_seconds = idle_seconds
        self._trackers, self._ended = trackers, ended
        self._shelf = shelf or MemoryShelf()

    async def open(
        self, opening: Reply, *, channel: str = "web", block_key: str = "", menu: frozenset[str] = frozenset()
    ) -> Session:
        """Open a session whose first screen is ``opening``; block_key: a keyed digest of who writes, where known."""
        session = Session(secrets.token_urlsafe(TOKEN_BYTES), last=opening, channel=channel, menu=menu)
        if block_key:
            session.block_key, session.block_ends_with_it = block_key, False
        await self._shelf.put(SESSIONS, digest(session.token), self._kept(session), self.idle_seconds)
        return session

    async def find(self, token: str) -> Session:
        """Return a live session and start its idle time anew.

        Raises:
            UnknownSessionError: it was never opened, has ended or was idle for too long.
        """
        return _as_session(token, await self._shelf.touch(SESSIONS, digest(token), self.idle_seconds))

    async def look(self, token: str) -> Session:
        """Return a live session as it stands, without starting its idle time anew.

        Raises:
            UnknownSessionError: there is no such live session.
        """
        return _as_session(token, await self._shelf.read(SESSIONS, digest(token)))

    async def touch(self, token: str) -> None:
        """Start the idle time of a session anew, if it still lives."""
        await self._shelf.touch(SESSIONS, digest(token), self.idle_seconds)

    async def is_live(self, token: str) -> bool:
        """Say whether a session is live, without starting its idle time anew."""
        return await self._shelf.read(SESSIONS, digest(token)) is not None

    async def count(self) -> int:
        """Return how many sessions are live."""
        return await self._shelf.count(SESSIONS)

    @asynccontextmanager
    async def hold(self, session: Session) -> AsyncIterator[None]:
        """Hold a session alone, as it stands now; what is changed of it and of its tracker is saved at the end.

        Where the body fails, nothing is saved for other processes. Not to be held twice by one turn.

        Raises:
            UnknownSessionError: it has ended, before or meanwhile; nothing of it was kept.
            TooBusyError: another held it for too long.
            ShelfError: the shelf cannot be reached, or somebody else has changed it meanwhile; nothing was saved.
        """
        key = digest(session.token)
        async with self._shelf.lease(SESSIONS, key, LEASE_WAIT_SECONDS):
            kept = await self._shelf.read(SESSIONS, key)
            if kept is None:
                raise UnknownSessionError
            self._lay_ready(session, kept)
            try:
                yield
                await self._save(session, key, kept)
            finally:
                self._put_away(session)
        await self._tell_of(session)

    async def end(self, token: str) -> None:
        """End a session and forget all of it, on every process.

        Raises:
            UnknownSessionError: there is no such live session.
        """
        session = await self._taken(token)
        self._forget(session)
        await self._shelf.tell(_topic(token))

    def watch(self, session: Session) -> Watch:
        """Return a watch of a session's end, and of its handoff's beginning and end."""
        return self._shelf.watch(_topic(session.token))

    def _forget(self, session: Session) -> None:
        """Forget what is beside a session; a turn that was under way may have left something of it again."""
        self._trackers.forget(session.sender_id)
        self._ended(session)

    async def _taken(self, token: str) -> Session:
        """Take a session off the shelf as it stood last."""
        key = digest(token)
        for _ in range(MOST_LOOKS):
            kept = await self._shelf.read(SESSIONS, key)
            session = _as_session(token, kept)
            if kept and await self._shelf.drop(SESSIONS, key, kept.version):
                return session
        raise ShelfError("a session could not be ended")

    def _kept(self, session: Session) -> Any:
        """Return what is kept of a session: itself, or where other processes read it, its value with its tracker."""
        if self._shelf.keeps_objects:
            return session
        return value_of(session) | {"tracker": self._trackers.rows(session.sender_id)}

    def _lay_ready(self, session: Session, kept: Kept) -> None:
        if not self._shelf.keeps_objects:
            read_into(session, kept.value)
            self._trackers.lay_ready(session.sender_id, kept.value["tracker"])

    async def _save(self, session: Session, key: str, kept: Kept) -> None:
        now: Value = self._kept(session)
        saved = now == kept.value or await self._shelf.swap(SESSIONS, key, kept.version, now, self.idle_seconds)
        if saved and not self._shelf.keeps_objects:
            return
        if await self._shelf.read(SESSIONS, key) is None:
            self._forget(session)
            raise UnknownSessionError
        if not saved:
            raise ShelfError("a session was changed by two at once")

    def _put_away(self, session: Session) -> None:
        if not self._shelf.keeps_objects:
            self._trackers.forget(session.sender_id)

    async def _tell_of(self, session: Session) -> None:
        if session.seat.stirred:
            session.seat.stirred = False
            await self._shelf.tell(_topic(session.token))


def _as_session(token: str, kept: Kept | None) -> Session:
    """Return the session that was kept.

    Raises:
        UnknownSessionError: there is none.
    """
    if kept is None:
        raise UnknownSessionError
    if isinstance(kept.value, Session):
        return kept.value
    session = Session(token)
    read_into(session, kept.value)
    return session


def _topic(token: str) -> str:
    return f"session {digest(token)}"
