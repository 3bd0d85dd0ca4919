"""Lets one of several processes send what arrives in a Telegram chat unasked, and another where that one dies."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from bot.channels.telegram_chat import Arriving, Chat
from bot.errors import ShelfError, TooBusyError
from bot.session.session import Session
from bot.session.shelf import Shelf

FOLLOWED = "telegram_followed"
# A person's words may wait this long after the process that sent them on has died (its lease lasts 3 seconds more).
LOOK_SECONDS = 5.0

Arrivals = Callable[[Session], AsyncIterator[Arriving]]

logger = logging.getLogger(__name__)


class SharedFollowing:
    """Chats in a handoff are marked on the shelf; whoever gets the lease of a marked chat follows it."""

    def __init__(self, shelf: Shelf, seconds: float, arriving: Arrivals) -> None:
        """Take what the processes share, how long a chat may be idle, and what gives the rows of a session."""
        self._shelf, self._seconds, self._arriving = shelf, seconds, arriving

    async def begin(self, key: str, chat: Chat) -> None:
        """Follow a chat whose session is with the human line, here or on another process."""
        if not chat.session.handoff:
            return
        with contextlib.suppress(ShelfError):
            await self._shelf.put(FOLLOWED, key, {"chat_id": chat.chat_id}, self._seconds)
        self.follow(key, chat)

    def follow(self, key: str, chat: Chat) -> None:
        """Follow a chat unless another process does."""
        if not chat.is_followed:
            chat.follow(self._rows(key, chat.session))

    async def stop(self, key: str) -> None:
        """Send nothing more of what nobody asked for, on any process."""
        with contextlib.suppress(ShelfError):
            await self._shelf.drop(FOLLOWED, key)

    async def look(self, find: Callable[[str, int], Awaitable[Chat | None]]) -> None:
        """Look every few seconds for chats that nobody follows; ``find``: gives a live chat by key and id."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                for key, kept in (await self._shelf.read_all(FOLLOWED)).items():
                    if chat := await find(key, kept.value["chat_id"]):
                        self.follow(key, chat)
            except ShelfError as error:
                logger.warning("chats that nobody follows were not looked for: %s", type(error).__name__)

    async def _rows(self, key: str, session: Session) -> AsyncIterator[Arriving]:
        """Give what arrives while this process holds the lease and the chat is marked."""
        with contextlib.suppress(TooBusyError, ShelfError):
            async with self._shelf.lease(FOLLOWED, key, 0) as lost:
                async for row in self._arriving(session):
                    if lost.is_set() or await self._shelf.touch(FOLLOWED, key, self._seconds) is None:
                        return
                    yield row
