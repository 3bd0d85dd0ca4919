"""What several processes keep together of a Telegram chat: its id, its session, and which messages can be deleted."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.telegram_chat import Chat
from bot.errors import ShelfError
from bot.session.shelf import Kept, Shelf, Value, Watch

CHATS = "telegram_chat"
# A chat that two processes change at the same time is read and changed again; more means that something is broken.
MOST_TRIES = 10
LOOK_SECONDS = 60.0


class KeptChats:
    """Live chats under a keyed digest of their id; the id itself is only in the sealed value."""

    def __init__(self, shelf: Shelf, seconds: float) -> None:
        """Take what the processes share, and how long a chat may be idle."""
        self._shelf, self._seconds = shelf, seconds

    async def read_into(self, key: str, chat: Chat) -> bool:
        """Make a chat what is kept of it; False where nothing is."""
        kept = await self._shelf.read(CHATS, key)
        if kept is None:
            return False
        chat.session.token = kept.value["token"]
        chat.take(kept.value["message_ids"], kept.value["clears"])
        return True

    async def keep(self, key: str, chat: Chat) -> None:
        """Keep what has come to a chat and what has gone from it, beside what others have kept meanwhile.

        Raises:
            ShelfError: the shelf cannot be reached.
        """
        for _ in range(MOST_TRIES):
            kept = await self._shelf.read(CHATS, key)
            value = _merged(chat, kept.value if kept else {})
            if await self._shelf.swap(CHATS, key, kept.version if kept else 0, value, self._seconds):
                await self._tell_if_cleared(key, kept, value)
                chat.take(value["message_ids"], value["clears"])
                return
        raise ShelfError("a Telegram chat could not be kept")

    async def token_of(self, key: str) -> str:
        """Return the session of a chat, "" where it is not live."""
        kept = await self._shelf.read(CHATS, key)
        return str(kept.value["token"]) if kept else ""

    async def forget(self, key: str) -> None:
        """Forget a chat; whatever is still on its way to it is dropped."""
        await self._shelf.drop(CHATS, key)
        await self._shelf.tell(_topic(key))

    async def _tell_if_cleared(self, key: str, kept: Kept | None, value: Value) -> None:
        if kept and value["clears"] > kept.value["clears"]:
            await self._shelf.tell(_topic(key))

    @asynccontextmanager
    async def minding(self, key: str, chat: Chat) -> AsyncIterator[None]:
        """Drop what waits to be sent to a chat as soon as another process has cleared its screen or forgotten it."""
        watch = self._shelf.watch(_topic(key))
        task = asyncio.create_task(self._mind(watch, key, chat))
        try:
            yield
        finally:
            task.cancel()
            watch.close()

    async def _mind(self, watch: Watch, key: str, chat: Chat) -> None:
        while True:
            await watch.changed(LOOK_SECONDS)
            with contextlib.suppress(ShelfError):
                kept = await self._shelf.read(CHATS, key)
                if kept is None or kept.value["clears"] > chat.clears:
                    chat.drop_what_waits()
                    return


def _merged(chat: Chat, kept: Value) -> Value:
    """Return a chat's value: what others have kept, without what has gone here, with what has come here."""
    return {
        "token": chat.session.token,
        "chat_id": chat.chat_id,
        "message_ids": chat.with_mine(kept.get("message_ids") or []),
        "clears": max(chat.clears, kept.get("clears") or 0),
    }


def _topic(key: str) -> str:
    return f"{CHATS} {key}"
