"""Whose turn it is to poll Telegram, which gives updates to one process only: by a file's lock, or a lease in Redis."""

import asyncio
import fcntl
import hashlib
import logging
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import IO, Protocol

from bot.errors import ShelfError, TooBusyError
from bot.session.shelf import Shelf

POLLS = "telegram_poll"
LOCKS = Path(__file__).resolve().parents[2] / "build"

logger = logging.getLogger(__name__)


class Turn(Protocol):
    """The turn to poll with one token."""

    can_be_lost: bool

    async def taken(self) -> bool:
        """Take the turn, if nobody else has it; taken again by who has it, it stays."""

    async def lost(self) -> None:
        """Wait until the turn that was taken is another's."""

    async def give_up(self) -> None:
        """Let another have it."""


def turn_to_poll(shelf: Shelf, token: str) -> Turn:
    """Return the turn among the processes that share a shelf: of one machine where it is in memory."""
    return TurnHere(token) if shelf.keeps_objects else SharedTurn(shelf, token)


class TurnHere:
    """Among the processes of one installation, by the lock of a file that goes with its process."""

    can_be_lost = False

    def __init__(self, token: str) -> None:
        """Take the token that is polled with."""
        self._token = token
        self._lock: IO[str] | None = None

    async def taken(self) -> bool:
        """Take the turn, if nobody else has it."""
        self._lock = self._lock or _lock_for(self._token)
        return self._lock is not None

    async def lost(self) -> None:
        """Wait for ever: who holds a file's lock holds it to its end."""
        await asyncio.Event().wait()

    async def give_up(self) -> None:
        """Let another have it."""
        if self._lock:
            self._lock.close()
        self._lock = None


class SharedTurn:
    """Among the processes with the same Redis; who dies loses it within seconds.

    While Redis is away, who has it goes on: adults are told the numbers, and nobody else can take it.
    """

    can_be_lost = True

    def __init__(self, shelf: Shelf, token: str) -> None:
        """Take what the processes share, and the token that is polled with."""
        self._shelf, self._token = shelf, token
        self._lease: AbstractAsyncContextManager[asyncio.Event] | None = None
        self._lost = asyncio.Event()

    async def taken(self) -> bool:
        """Take the turn, if nobody else has it and Redis can be asked."""
        if self._lease and not self._lost.is_set():
            return True
        lease = self._shelf.lease(POLLS, self._token, 0)
        try:
            self._lost = await lease.__aenter__()
        except (TooBusyError, ShelfError):
            return False
        self._lease = lease
        return True

    async def lost(self) -> None:
        """Wait until the turn that was taken is another's."""
        await self._lost.wait()
        logger.warning("another process polls Telegram now")

    async def give_up(self) -> None:
        """Let another have it."""
        lease, self._lease = self._lease, None
        if lease:
            await lease.__aexit__(None, None, None)


def _lock_for(token: str) -> IO[str] | None:
    """Return the open file that lets this process poll with a token, None where another holds it."""
    LOCKS.mkdir(exist_ok=True)
    handle = (LOCKS / f"telegram-{hashlib.sha256(token.encode()).hexdigest()[:16]}.lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        return None
    return handle
