"""The live Telegram chats: which session a chat has, and which of its messages can be deleted; in memory only."""

import contextlib
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from cachetools import TTLCache
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest

from bot.channels.base import Desk
from bot.session.sessions import Reply, Session
from bot.session.sweeper import start_sweeping
from bot.session.tracker_store import MOST_SESSIONS

# Telegram deletes at most 100 messages in one call.
MOST_MESSAGE_IDS = 100


@dataclass
class Chat:
    """One live chat."""

    session: Session
    bot: Bot
    chat_id: int
    message_ids: list[int] = field(default_factory=list)

    def note(self, message_id: int) -> None:
        """Remember a message of either side, so that it can be deleted."""
        self.message_ids = [*self.message_ids, message_id][-MOST_MESSAGE_IDS:]

    async def send(self, reply: Reply) -> None:
        """Send a reply, its buttons under their message, without a notification or a preview."""
        for row in reply.messages:
            keys = [[InlineKeyboardButton(b["title"], callback_data=b["payload"])] for b in row["buttons"]]
            sent = await self.bot.send_message(
                self.chat_id,
                row["text"],
                reply_markup=InlineKeyboardMarkup(keys) if keys else None,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                disable_notification=True,
            )
            self.note(sent.message_id)

    async def delete_messages(self) -> None:
        """Delete the messages of both sides, as far as Telegram allows."""
        with contextlib.suppress(BadRequest):
            await self.bot.delete_messages(self.chat_id, sorted(set(self.message_ids)))
        self.message_ids = []


class Chats:
    """Finds the chat of a message; found by a keyed digest, the chat id itself is held only in the live chat."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose sessions the chats have."""
        self._desk = desk
        self._key = secrets.token_bytes(32)
        self._live: TTLCache[str, Chat] = TTLCache(MOST_SESSIONS, desk.sessions.idle_seconds)
        start_sweeping(self._live)

    def drop(self, chat: Chat) -> None:
        """Forget a chat whose session has ended."""
        for key in [key for key, live in self._live.items() if live is chat]:
            del self._live[key]

    def find(self, message: Message, *, anew: bool = False) -> Chat:
        """Return the live chat, a new one where there is none; its idle time starts anew."""
        key = hmac.new(self._key, str(message.chat_id).encode(), hashlib.sha256).hexdigest()
        chat = self._live.get(key)
        if chat and anew and self._desk.sessions.is_live(chat.session.token):
            self._desk.sessions.end(chat.session.token)
        if anew or chat is None or not self._desk.sessions.is_live(chat.session.token):
            chat = Chat(self._desk.sessions.open(self._desk.opening()), message.get_bot(), message.chat_id)
        self._live[key] = chat
        chat.note(message.message_id)
        return chat
