"""The Telegram channel: long polling, private chats only; its fuller manners come with a later issue."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from telegram import Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.channels.base import Desk
from bot.channels.desks import desk_of
from bot.channels.fixed_words import said
from bot.channels.telegram_chats import Chat, Chats
from bot.errors import MessageTooLongError, UnknownSessionError
from bot.session.log_setup import quieten_logs
from bot.session.sessions import Reply
from bot.settings import settings

RETRY_SECONDS = 5
START = "/start"

logger = logging.getLogger(__name__)


class TelegramChannel(InputChannel):
    """Polls beside Rasa's server where a token is set, and does nothing where none is."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "steady_telegram"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return a blueprint without routes, whose listeners start and stop the polling."""
        blueprint = Blueprint("steady_telegram")
        if settings().telegram_token:
            quieten_logs()
            blueprint.listener("after_server_start")(_start)
            blueprint.listener("before_server_stop")(_stop)
        return blueprint


async def _start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    app.ctx.steady_telegram = polling = TelegramPolling(desk_of(app))
    app.ctx.steady_telegram_task = loop.create_task(polling.run())


async def _stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    app.ctx.steady_telegram_task.cancel()
    await app.ctx.steady_telegram.stop()


class TelegramPolling:
    """Takes updates and answers them by the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chats = Chats(desk)
        url = settings().telegram_api_url.rstrip("/") + "/bot"
        builder = Application.builder().token(settings().telegram_token).base_url(url)
        self.application = builder.concurrent_updates(True).build()
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        self.application.add_handler(MessageHandler(private & filters.TEXT, self.take_text))
        self.application.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, self.refuse_media))
        self.application.add_handler(MessageHandler(filters.ChatType.GROUPS, leave_group))
        self.application.add_handler(CallbackQueryHandler(self.take_press))
        self.application.add_error_handler(log_class_only)

    async def run(self) -> None:
        """Start polling, trying again for as long as Telegram cannot be reached."""
        while True:
            try:
                await self.application.initialize()
                break
            except TelegramError as error:
                logger.warning("Telegram cannot be reached: %s", type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)
        if self.application.updater:
            await self.application.updater.start_polling(
                allowed_updates=["message", "callback_query"], bootstrap_retries=-1
            )
        await self.application.start()

    async def stop(self) -> None:
        """Stop polling, as far as it had come."""
        if self.application.updater and self.application.updater.running:
            await self.application.updater.stop()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()

    async def take_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a typed message; /start opens anew, every other command is read as text."""
        if not (message := update.message) or not message.text:
            return
        starts = message.text.startswith(START)
        chat = self._chats.find(message, anew=starts)
        if starts:
            await chat.send(_opening(self._desk))
        else:
            await self._answer(chat, text=message.text.lstrip("/"))

    async def take_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a pressed button and take the buttons away, so that none is pressed twice."""
        if not (press := update.callback_query):
            return
        with contextlib.suppress(BadRequest):
            await press.answer()
        if isinstance(press.message, Message) and await _takes_buttons_away(press.message):
            await self._answer(self._chats.find(press.message), payload=press.data or "")

    async def refuse_media(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Refuse pictures, voice notes and files; nothing is downloaded."""
        if message := update.message:
            chat = self._chats.find(message)
            refusal = said("utter_no_media")
            refusal.messages[-1]["buttons"] = chat.session.last.messages[-1]["buttons"]
            await chat.send(refusal)

    async def _answer(self, chat: Chat, **came: str) -> None:
        try:
            reply = await self._desk.answer(self._desk.sessions.find(chat.session.token), **came)
        except MessageTooLongError:
            reply = said("utter_too_long")
        except UnknownSessionError:
            return
        if reply.hide or reply.ended:
            await chat.delete_messages()
        await chat.send(reply)
        if reply.ended:
            self._chats.drop(chat)


def _opening(desk: Desk) -> Reply:
    trial = said("utter_trial").messages if settings().env == "trial" else []
    return Reply([*trial, *desk.opening().messages])


async def _takes_buttons_away(message: Message) -> bool:
    """Take the buttons off a message; False where they were gone already, so the press was a second one."""
    try:
        await message.edit_reply_markup(None)
    except BadRequest as error:
        return "not modified" not in str(error).lower()
    return True


async def leave_group(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Leave a group without a word."""
    if update.effective_chat:
        await update.effective_chat.leave()


async def log_class_only(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log that an update failed, by the error's class."""
    logger.error("a Telegram update failed with %s", type(context.error).__name__)
