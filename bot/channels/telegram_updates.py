"""What the guide does with each kind of update that Telegram brings."""

import contextlib
import logging

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.channels.fixed_words import said
from bot.channels.telegram_answers import Answers
from bot.channels.telegram_chat import Chat
from bot.channels.telegram_chats import is_first
from bot.channels.telegram_menu import COME_BACK, DEEP_LINKS, HIDE, PAYLOAD_OF, WIPE

# Telegram keeps an update for a day, and brings it again until it was taken.
UPDATE_SECONDS = 86_400
UPDATES = "telegram_update"

logger = logging.getLogger(__name__)


class Updates:
    """Takes updates; each method is the callback of one handler."""

    def __init__(self, answers: Answers) -> None:
        """Take what answers."""
        self._answers = answers

    async def only_once(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update that was brought before."""
        if not await is_first(self._answers.desk, UPDATES, str(update.update_id), UPDATE_SECONDS):
            raise ApplicationHandlerStop

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open anew, by a deep link in its role; after hiding, come back instead."""
        if not (message := update.message):
            return
        chat = await self._chat_of(message)
        if chat.session.last.hide:
            await self._answers.answer(chat, payload=COME_BACK)
            return
        await self._answers.open_anew(chat, DEEP_LINKS.get("".join(context.args or ()), ""))

    async def press_in_menu(self, command: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a command as the button that says the same."""
        if message := update.message:
            await self._answers.answer(await self._chat_of(message), payload=PAYLOAD_OF[command])

    async def leave(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Clear the screen and end the session, at once and without Rasa."""
        if message := update.message:
            await self._answers.leave(await self._chat_of(message), message.message_id)

    async def offer_wipe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what wiping removes, with the button that does it."""
        if message := update.message:
            await self._answers.offer_wipe(await self._chat_of(message))

    async def take_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a typed message; what looks like another command is read as text."""
        if message := update.message:
            await self._answers.answer(await self._chat_of(message), text=(message.text or "").lstrip("/"))

    async def take_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what a message was changed to, once a change; a live location that moves is no change."""
        message = update.edited_message
        if message and message.edit_date and (text := message.text or message.caption):
            await self._answers.answer(await self._chat_of(message), text=text.lstrip("/"))

    async def refuse_media(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Refuse pictures, voice notes, files and the like, an album once; only what is written below is read."""
        if not (message := update.message):
            return
        chat, album = await self._chat_of(message), message.media_group_id or ""
        again = bool(album) and not await self._answers.chats.is_first(chat, f"album {album}")
        reply = await self._answers.answer(chat, text=message.caption) if message.caption else None
        if again or (reply and (reply.hide or reply.ended)):
            return
        refusal = said("utter_no_media")
        if not reply and chat.session.last.messages:
            refusal.messages[-1]["buttons"] = chat.session.last.messages[-1]["buttons"]
        await self._answers.send(chat, refusal)

    async def take_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a pressed button and take the buttons away, so that none is pressed twice."""
        if not (press := update.callback_query) or not press.message or press.message.chat.type != ChatType.PRIVATE:
            return
        chat = await self._answers.chats.find(context.bot, press.message.chat.id, press.message.message_id)
        if press.data == WIPE:
            await self._answers.leave(chat, press.message.message_id + 1)
        elif press.data == HIDE:
            await self._answers.hide(chat, press.message.message_id + 1)
        elif await self._is_first_press(chat, press.message.message_id):
            await self._answers.answer(chat, payload=press.data or "")
        await _stop_spinning(press)

    async def _is_first_press(self, chat: Chat, message_id: int) -> bool:
        """Say whether no button of a message was pressed before; two presses at once may both find them there."""
        first = await self._answers.chats.is_first(chat, f"press {message_id}")
        return first and await _takes_buttons_away(chat, message_id)

    async def _chat_of(self, message: Message) -> Chat:
        return await self._answers.chats.find(message.get_bot(), message.chat_id, message.message_id)


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


async def log_class_only(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log that an update failed, by the error's class."""
    logger.error("a Telegram update failed with %s", type(context.error).__name__)
