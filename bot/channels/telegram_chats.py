"""The live Telegram chats: which session a chat has, and which of its messages can be deleted; in memory only."""

import contextlib
import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator, Callable

from cachetools import TTLCache
from telegram import Bot

from bot.channels.base import Desk
from bot.channels.telegram_chat import Arriving, Chat
from bot.channels.telegram_menu import PAYLOADS
from bot.errors import ShelfError, UnknownSessionError
from bot.session.memory_shelf import MemoryShelf
from bot.session.session import Session
from bot.session.sessions import LEASE_WAIT_SECONDS
from bot.session.sweeper import start_sweeping
from bot.session.tracker_store import MOST_SESSIONS

# What the human line's hours and blocks know this channel by.
CHANNEL = "telegram"
Arrivals = Callable[[Session], AsyncIterator[Arriving]]


class Chats:
    """Finds the chat of a message; found by a keyed digest, the chat id itself is held only in the live chat."""

    def __init__(self, desk: Desk, arriving: Arrivals | None = None) -> None:
        """Take the desk whose sessions the chats have, and what gives the rows that arrive in a session unasked."""
        self._desk = desk
        self._arriving = arriving
        self._key = secrets.token_bytes(32)
        self._finding = MemoryShelf()
        self._live: TTLCache[str, Chat] = TTLCache(MOST_SESSIONS, desk.sessions.idle_seconds)
        start_sweeping(self._live)

    async def find(self, bot: Bot, chat_id: int, message_id: int) -> Chat:
        """Return the live chat, a new one where there is none; its idle time starts anew."""
        key = self._key_of(chat_id)
        async with self._finding.lease("chat", key, LEASE_WAIT_SECONDS):
            return await self._found(key, bot, chat_id, message_id)

    async def _found(self, key: str, bot: Bot, chat_id: int, message_id: int) -> Chat:
        chat = self._live.get(key)
        if chat is None or not await self._desk.sessions.is_live(chat.session.token):
            if chat:
                chat.stop_following()
            chat = Chat(await self._new_session(key), bot, chat_id)
        if not chat.is_followed:
            self._follow(chat)
        self._live[key] = chat
        chat.note(message_id)
        return chat

    async def open_anew(self, chat: Chat) -> None:
        """Give a chat a session without a past; its messages can still be deleted."""
        await self._end(chat.session)
        chat.session = await self._new_session(self._key_of(chat.chat_id))
        self._follow(chat)

    async def forget(self, chat: Chat) -> None:
        """End a chat's session and forget which chat it was."""
        chat.stop_following()
        if self._live.get(key := self._key_of(chat.chat_id)) is chat:
            del self._live[key]
        await self._end(chat.session)

    async def forget_id(self, chat_id: int) -> None:
        """Forget the chat of an id, if it is live."""
        if chat := self._live.get(self._key_of(chat_id)):
            await self.forget(chat)

    def _follow(self, chat: Chat) -> None:
        if self._arriving:
            chat.follow(self._while_live(chat.session, self._arriving(chat.session)))

    async def _while_live(self, session: Session, rows: AsyncIterator[Arriving]) -> AsyncIterator[Arriving]:
        """Give rows until the session is over, also where it went by itself, idle for too long."""
        async for row in rows:
            if not await self._desk.sessions.is_live(session.token):
                break
            yield row

    async def _end(self, session: Session) -> None:
        # It may have ended already; what is wanted is that it is over.
        with contextlib.suppress(UnknownSessionError, ShelfError):
            await self._desk.sessions.end(session.token)

    async def _new_session(self, key: str) -> Session:
        return await self._desk.sessions.open(self._desk.opening(), channel=CHANNEL, block_key=key, menu=PAYLOADS)

    def _key_of(self, chat_id: int) -> str:
        return hmac.new(self._key, str(chat_id).encode(), hashlib.sha256).hexdigest()
