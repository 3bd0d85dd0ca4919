"""What the guide does with each kind of update that Telegram brings."""

import asyncio
import contextlib
import logging

from cachetools import TTLCache
from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.channels.base import Desk
from bot.channels.fixed_words import said, text_of
from bot.channels.telegram_chat import QUIET, Chat
from bot.channels.telegram_chats import Arrivals, Chats
from bot.channels.telegram_menu import COME_BACK, DEEP_LINKS, HIDE, PAYLOAD_OF, WIPE
from bot.errors import MessageTooLongError, UnknownSessionError
from bot.session.sessions import Reply
from bot.settings import settings

# Telegram keeps an update for a day, and brings it again until it was taken.
UPDATE_SECONDS, MOST_UPDATES = 86_400, 100_000

logger = logging.getLogger(__name__)


class Updates:
    """Answers by the desk; each method is the callback of one handler."""

    def __init__(self, desk: Desk, arriving: Arrivals | None = None) -> None:
        """Take the desk that answers, and what gives the rows that arrive in a session without a message."""
        self._desk = desk
        self._chats = Chats(desk, arriving)
        self._seen: TTLCache[int, bool] = TTLCache(MOST_UPDATES, UPDATE_SECONDS)

    async def only_once(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update that was brought before."""
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen[update.update_id] = True

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open anew, by a deep link in its role; after hiding, come back instead."""
        if not (message := update.message):
            return
        chat = self._chat_of(message)
        if chat.session.last.hide:
            await self._answer(chat, payload=COME_BACK)
            return
        self._chats.open_anew(chat)
        role = DEEP_LINKS.get("".join(context.args or ()))
        await self._send(chat, _opening(self._desk, menu=not role))
        if role:
            await self._answer(chat, payload=role)

    async def press_in_menu(self, command: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a command as the button that says the same."""
        if message := update.message:
            await self._answer(self._chat_of(message), payload=PAYLOAD_OF[command])

    async def leave(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Clear the screen and end the session, at once and without Rasa."""
        if message := update.message:
            await self._leave(self._chat_of(message), message.message_id)

    async def offer_wipe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what wiping removes, with the button that does it."""
        if message := update.message:
            await self._offer_wipe(self._chat_of(message))

    async def take_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a typed message; what looks like another command is read as text."""
        if message := update.message:
            await self._answer(self._chat_of(message), text=(message.text or "").lstrip("/"))

    async def take_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what a message was changed to, once a change; a live location that moves is no change."""
        message = update.edited_message
        if message and message.edit_date and (text := message.text or message.caption):
            await self._answer(self._chat_of(message), text=text.lstrip("/"))

    async def refuse_media(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Refuse pictures, voice notes, files and the like, an album once; only what is written below is read."""
        if not (message := update.message):
            return
        chat, album = self._chat_of(message), message.media_group_id or ""
        again, chat.album = bool(album) and album == chat.album, album
        reply = await self._answer(chat, text=message.caption) if message.caption else None
        if again or (reply and (reply.hide or reply.ended)):
            return
        refusal = said("utter_no_media")
        if not reply and chat.session.last.messages:
            refusal.messages[-1]["buttons"] = chat.session.last.messages[-1]["buttons"]
        await self._send(chat, refusal)

    async def take_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a pressed button and take the buttons away, so that none is pressed twice."""
        if not (press := update.callback_query) or not press.message:
            return
        chat = self._chats.find(context.bot, press.message.chat.id, press.message.message_id)
        if press.data == WIPE:
            await self._leave(chat, press.message.message_id + 1)
        elif press.data == HIDE:
            await self._hide(chat, press.message.message_id + 1)
        elif await _takes_buttons_away(chat, press.message.message_id):
            await self._answer(chat, payload=press.data or "")
        await _stop_spinning(press)

    async def change_of_member(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Decline a group the guide was put into; forget the chat of whoever has blocked the guide."""
        change = update.my_chat_member
        if not change:
            return
        if change.chat.type == ChatType.PRIVATE:
            if not _may_write(change):
                self._chats.forget_id(change.chat.id)
        elif _may_write(change):
            with contextlib.suppress(TelegramError):
                if change.chat.type != ChatType.CHANNEL:
                    await change.chat.send_message(text_of("utter_private_only"), **QUIET)
            await leave_group(update, context)

    async def _hide(self, chat: Chat, before: int) -> None:
        """Clear the screen, whatever else works; the session stays, and knows it, so that return is met with help."""
        chat.stop_following()
        await chat.clear(before)
        await self._send(chat, said("utter_hide"))
        await self._ask(chat, payload=HIDE)

    async def _leave(self, chat: Chat, before: int) -> None:
        self._chats.forget(chat)
        await chat.clear(before)
        await self._send(chat, said("utter_left"))

    async def _offer_wipe(self, chat: Chat) -> None:
        reply = said("utter_wipe")
        chat.session.remember("", reply)
        await self._send(chat, reply)

    async def _answer(self, chat: Chat, **came: str) -> Reply | None:
        """Answer a message or a press, and do what the answer asks for; None where there is nobody left to answer."""
        screen = chat.screen
        async with chat.thinking():
            reply = await self._ask(chat, **came)
        if reply is None:
            return None
        if reply.ended:
            # A typed wish to wipe: the session is over; its messages go by a second tap (safety-rules.md 12).
            self._chats.open_anew(chat)
            await self._offer_wipe(chat)
            return reply
        if reply.hide:
            # Silence until they write again (safety-rules.md 1): find() follows anew then.
            chat.stop_following()
            await chat.clear(max(chat.message_ids, default=0) + 1)
            screen = chat.screen
        await self._send(chat, reply, screen)
        return reply

    async def _ask(self, chat: Chat, **came: str) -> Reply | None:
        try:
            return await self._desk.answer(self._desk.sessions.find(chat.session.token), **came)
        except MessageTooLongError:
            return said("utter_too_long")
        except UnknownSessionError:
            return None

    async def _send(self, chat: Chat, reply: Reply, screen: asyncio.Event | None = None) -> None:
        try:
            await chat.send(reply, screen)
        except Forbidden:
            self._chats.forget(chat)

    def _chat_of(self, message: Message) -> Chat:
        return self._chats.find(message.get_bot(), message.chat_id, message.message_id)


def _opening(desk: Desk, *, menu: bool) -> Reply:
    trial = said("utter_trial").messages if settings().env == "trial" else []
    greeting = desk.opening().messages
    return Reply([*trial, *(greeting if menu else greeting[:1])])


def _may_write(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member.status in ("member", "administrator", "restricted")


async def _takes_buttons_away(chat: Chat, message_id: int) -> bool:
    """Take the buttons off a message; False where they were gone already, so the press was a second one."""
    try:
        await chat.bot.edit_message_reply_markup(chat.chat_id, message_id)
    except BadRequest as error:
        return "not modified" not in str(error).lower()
    except TelegramError:
        return True  # The answer matters more; an old button pressed later is told that it is old.
    return True


async def _stop_spinning(press: CallbackQuery) -> None:
    with contextlib.suppress(TelegramError):
        await press.answer()


async def leave_group(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Leave a group or a channel."""
    with contextlib.suppress(TelegramError):
        if update.effective_chat:
            await update.effective_chat.leave()


async def log_class_only(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log that an update failed, by the error's class."""
    logger.error("a Telegram update failed with %s", type(context.error).__name__)
