"""The live Telegram chats: which session a chat has, and which of its messages can be deleted; in memory only."""

import hashlib
import hmac
import secrets

from cachetools import TTLCache
from telegram import Bot

from bot.channels.base import Desk
from bot.channels.telegram_chat import Chat
from bot.channels.telegram_menu import PAYLOADS
from bot.errors import UnknownSessionError
from bot.session.sessions import Session
from bot.session.sweeper import start_sweeping
from bot.session.tracker_store import MOST_SESSIONS


class Chats:
    """Finds the chat of a message; found by a keyed digest, the chat id itself is held only in the live chat."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose sessions the chats have."""
        self._desk = desk
        self._key = secrets.token_bytes(32)
        self._live: TTLCache[str, Chat] = TTLCache(MOST_SESSIONS, desk.sessions.idle_seconds)
        start_sweeping(self._live)

    def find(self, bot: Bot, chat_id: int, message_id: int) -> Chat:
        """Return the live chat, a new one where there is none; its idle time starts anew."""
        key = self._key_of(chat_id)
        chat = self._live.get(key)
        if chat is None or not self._desk.sessions.is_live(chat.session.token):
            chat = Chat(self._new_session(), bot, chat_id)
        self._live[key] = chat
        chat.note(message_id)
        return chat

    def open_anew(self, chat: Chat) -> None:
        """Give a chat a session without a past; its messages can still be deleted."""
        self._end(chat.session)
        chat.session = self._new_session()

    def forget(self, chat: Chat) -> None:
        """End a chat's session and forget which chat it was."""
        self._end(chat.session)
        chat.stop_following()
        if self._live.get(key := self._key_of(chat.chat_id)) is chat:
            del self._live[key]

    def forget_id(self, chat_id: int) -> None:
        """Forget the chat of an id, if it is live."""
        if chat := self._live.get(self._key_of(chat_id)):
            self.forget(chat)

    def _end(self, session: Session) -> None:
        try:
            self._desk.sessions.end(session.token)
        except UnknownSessionError:
            pass  # It had ended already; what is wanted is that it is over.

    def _new_session(self) -> Session:
        session = self._desk.sessions.open(self._desk.opening())
        session.menu = PAYLOADS
        return session

    def _key_of(self, chat_id: int) -> str:
        return hmac.new(self._key, str(chat_id).encode(), hashlib.sha256).hexdigest()
