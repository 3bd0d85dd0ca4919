"""The live Telegram chats of a process: which session a chat has, and which of its messages can be deleted."""

import contextlib
from collections.abc import AsyncIterator, MutableMapping
from contextlib import AbstractAsyncContextManager
from functools import partial
from weakref import WeakValueDictionary

from cachetools import TTLCache
from telegram import Bot

from bot.channels.base import Desk
from bot.channels.telegram_chat import Arriving, Chat, keep_nothing
from bot.channels.telegram_following import Arrivals, SharedFollowing
from bot.channels.telegram_kept import CHATS, KeptChats
from bot.channels.telegram_menu import PAYLOADS
from bot.errors import ShelfError, TooBusyError, UnknownSessionError
from bot.session.session import Session
from bot.session.sessions import LEASE_WAIT_SECONDS
from bot.session.sweeper import start_sweeping
from bot.session.tracker_store import MOST_SESSIONS

# What the human line's hours and blocks know this channel by.
CHANNEL = "telegram"
# What was seen for the first time: presses and albums, for as long as a session may be idle.
FIRSTS = "telegram_first"


class Chats:
    """Finds the chat of a message; found by a keyed digest, the chat id itself is held only in the live chat.

    With several processes a chat is kept on the shelf, and here only while something is done with it.
    """

    def __init__(self, desk: Desk, arriving: Arrivals | None = None) -> None:
        """Take the desk whose sessions the chats have, and what gives the rows that arrive in a session unasked."""
        self._desk, self._shelf, self._arriving = desk, desk.shelf, arriving
        seconds = desk.sessions.idle_seconds
        shared = not desk.shelf.keeps_objects
        self._kept = KeptChats(desk.shelf, seconds) if shared else None
        self._following = SharedFollowing(desk.shelf, seconds, arriving) if shared and arriving else None
        self._live: MutableMapping[str, Chat] = WeakValueDictionary() if shared else _by_time(seconds)

    async def find(self, bot: Bot, chat_id: int, message_id: int) -> Chat:
        """Return the live chat, a new one where there is none; its idle time starts anew.

        Where the shelf cannot be reached, a chat comes back all the same: what is written in it gets the safe reply.
        """
        key = self._key_of(chat_id)
        try:
            async with self._shelf.lease(CHATS, key, LEASE_WAIT_SECONDS):
                return await self._found(key, bot, chat_id, message_id)
        except (ShelfError, TooBusyError):
            return self._unknown(key, bot, chat_id, message_id)

    async def is_first(self, chat: Chat, what: str) -> bool:
        """Say whether something of a chat happens for the first time, on any process."""
        key = f"{self._key_of(chat.chat_id)} {what}"
        return await is_first(self._desk, FIRSTS, key, self._desk.sessions.idle_seconds)

    async def open_anew(self, chat: Chat) -> None:
        """Give a chat a session without a past; its messages can still be deleted.

        Raises:
            ShelfError: the shelf cannot be reached.
        """
        await self._end(chat.session.token)
        await self.stop_following(chat)
        chat.session, chat.unknown = await self._new_session(self._key_of(chat.chat_id)), False
        await chat.keep(chat)
        await self.follow(chat)

    async def forget(self, chat: Chat) -> None:
        """End a chat's session and forget which chat it was."""
        chat.keep = keep_nothing
        await self.stop_following(chat)
        await self._forget(self._key_of(chat.chat_id), chat.session.token)
        chat.drop_what_waits()

    async def forget_id(self, chat_id: int) -> None:
        """Forget the chat of an id, if it is live."""
        key = self._key_of(chat_id)
        if chat := self._live.get(key):
            await self.forget(chat)
        elif self._kept and (token := await self._kept.token_of(key)):
            await self._forget(key, token)

    async def follow(self, chat: Chat) -> None:
        """Send what arrives in a chat unasked; with several processes, one of them does while people are in it."""
        if self._following:
            await self._following.begin(self._key_of(chat.chat_id), chat)
        elif self._arriving and not chat.is_followed:
            chat.follow(self._while_live(chat.session, self._arriving(chat.session)))

    async def stop_following(self, chat: Chat) -> None:
        """Send nothing more that nobody asked for."""
        chat.stop_following()
        if self._following:
            await self._following.stop(self._key_of(chat.chat_id))

    def minding(self, chat: Chat) -> AbstractAsyncContextManager[None]:
        """Notice, while a chat is answered, that its screen was cleared on another process."""
        return self._kept.minding(self._key_of(chat.chat_id), chat) if self._kept else contextlib.nullcontext()

    async def look_after(self, bot: Bot) -> None:
        """Take over the chats that a process followed which has died; returns at once where there is one process."""
        if self._following:
            await self._following.look(partial(self._unfollowed, bot))

    async def _found(self, key: str, bot: Bot, chat_id: int, message_id: int) -> Chat:
        chat = await self._loaded(key, bot, chat_id)
        try:
            chat.session = await self._desk.sessions.find(chat.session.token)
        except UnknownSessionError:
            chat.stop_following()
            chat = self._new_chat(key, await self._new_session(key), bot, chat_id)
        self._live[key] = chat
        chat.note(message_id)
        await chat.keep(chat)
        await self.follow(chat)
        return chat

    def _unknown(self, key: str, bot: Bot, chat_id: int, message_id: int) -> Chat:
        """Return a chat whose session could not be looked up; one that is used here just now knows its own."""
        chat = self._live.get(key)
        if chat is None:
            chat = self._new_chat(key, Session(""), bot, chat_id)
            chat.unknown = True
        chat.note(message_id)
        return chat

    async def _loaded(self, key: str, bot: Bot, chat_id: int) -> Chat:
        chat = self._live.get(key) or self._new_chat(key, Session(""), bot, chat_id)
        if self._kept:
            await self._kept.read_into(key, chat)
        return chat

    async def _unfollowed(self, bot: Bot, key: str, chat_id: int) -> Chat | None:
        """Return a live chat that is not followed here, without starting its idle time anew."""
        if (chat := self._live.get(key)) and chat.is_followed:
            return None
        chat = await self._loaded(key, bot, chat_id)
        try:
            chat.session = await self._desk.sessions.look(chat.session.token)
        except UnknownSessionError:
            return None
        self._live[key] = chat
        return chat

    def _new_chat(self, key: str, session: Session, bot: Bot, chat_id: int) -> Chat:
        return Chat(session, bot, chat_id, keep=partial(self._keep, key)) if self._kept else Chat(session, bot, chat_id)

    async def _keep(self, key: str, chat: Chat) -> None:
        # What cannot be kept can still be cleared by its number, as far as Telegram lets (Chat.clear).
        with contextlib.suppress(ShelfError):
            if self._kept and await self._desk.sessions.is_live(chat.session.token):
                await self._kept.keep(key, chat)

    async def _while_live(self, session: Session, rows: AsyncIterator[Arriving]) -> AsyncIterator[Arriving]:
        """Give rows until the session is over, also where it went by itself, idle for too long."""
        async for row in rows:
            if not await self._desk.sessions.is_live(session.token):
                break
            yield row

    async def _forget(self, key: str, token: str) -> None:
        self._live.pop(key, None)
        await self._end(token)
        if self._kept:
            with contextlib.suppress(ShelfError):
                await self._kept.forget(key)

    async def _end(self, token: str) -> None:
        # It may have ended already; what is wanted is that it is over.
        with contextlib.suppress(UnknownSessionError, ShelfError):
            await self._desk.sessions.end(token)

    async def _new_session(self, key: str) -> Session:
        return await self._desk.sessions.open(self._desk.opening(), channel=CHANNEL, block_key=key, menu=PAYLOADS)

    def _key_of(self, chat_id: int) -> str:
        return self._shelf.name(CHATS, str(chat_id))


async def is_first(desk: Desk, kind: str, key: str, seconds: float) -> bool:
    """Say whether something happens for the first time, on any process; while nobody can say, it is taken to."""
    try:
        return await desk.shelf.swap(kind, key, 0, {}, seconds)
    except ShelfError:
        return True


def _by_time(seconds: float) -> TTLCache[str, Chat]:
    cache: TTLCache[str, Chat] = TTLCache(MOST_SESSIONS, seconds)
    start_sweeping(cache)
    return cache
