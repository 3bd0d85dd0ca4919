"""Runs Telegram beside Rasa's server: which handler takes what, and where updates come from."""

import asyncio
import logging
from collections.abc import Awaitable
from functools import partial

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    PrefixHandler,
    TypeHandler,
    filters,
)

from bot.channels.base import Desk
from bot.channels.metrics import meters
from bot.channels.telegram_answers import Answers
from bot.channels.telegram_members import Members, leave_group
from bot.channels.telegram_menu import PAYLOAD_OF, show_menu
from bot.channels.telegram_polling import UpdatesRequest, was_logged
from bot.channels.telegram_turn import turn_to_poll
from bot.channels.telegram_updates import Updates, log_class_only
from bot.settings import settings

RETRY_SECONDS = 5
# A try that was cut off may have arrived; only silence this long is taken for a failure.
READ_SECONDS = 20
# For the last look at the updates, and for a chat's last turn and its answer: everything has to be over in ten seconds.
POLLING_STOP_SECONDS = 2
STOP_SECONDS = 6
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]

logger = logging.getLogger(__name__)


def build_application(answers: Answers, polled_by: UpdatesRequest | None) -> Application:
    """Return python-telegram-bot's application: with no persistence, and polling where it is given what by."""
    chosen = settings()
    builder = Application.builder().token(chosen.telegram_token).base_url(chosen.telegram_api_url.rstrip("/") + "/bot")
    builder.rate_limiter(AIORateLimiter()).concurrent_updates(True).read_timeout(READ_SECONDS)
    application = (builder.get_updates_request(polled_by) if polled_by else builder.updater(None)).build()
    add_handlers(application, answers)
    return application


def add_handlers(application: Application, answers: Answers) -> None:
    """Say which handler takes which update; the first that fits takes it."""
    updates, members = Updates(answers), Members(answers.chats)
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(TypeHandler(Update, updates.only_once), group=-1)
    application.add_handler(PrefixHandler("/", "leave", updates.leave, typed))
    application.add_handler(PrefixHandler("/", "wipe", updates.offer_wipe, typed))
    application.add_handler(PrefixHandler("/", "start", updates.start, typed))
    for command in PAYLOAD_OF:
        application.add_handler(PrefixHandler("/", command, partial(updates.press_in_menu, command), typed))
    application.add_handler(MessageHandler(typed & filters.TEXT, updates.take_text))
    application.add_handler(MessageHandler(typed & ~filters.StatusUpdate.ALL, updates.refuse_media))
    edited = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
    application.add_handler(MessageHandler(edited, updates.take_edit))
    application.add_handler(MessageHandler(filters.ChatType.GROUPS, leave_group))
    application.add_handler(CallbackQueryHandler(updates.take_press))
    application.add_handler(ChatMemberHandler(members.change, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(log_class_only)


class Service:
    """Polls, or is brought updates where ``webhook_url`` is given; ``application`` takes them."""

    def __init__(self, desk: Desk, *, webhook_url: str = "", secret: str = "") -> None:
        self._webhook_url, self._secret = webhook_url, secret
        self._answers = Answers(desk, desk.handoff.follow)
        self._turn = turn_to_poll(desk.shelf, settings().telegram_token)
        self._looking: asyncio.Task[None] | None = None
        self.updates = UpdatesRequest()
        self.application = build_application(self._answers, None if webhook_url else self.updates)

    async def run(self) -> None:
        """Start, trying again for as long as Telegram cannot be reached or another process polls.

        Returns once it has started; with several processes that poll by turns it goes on until it is cancelled.
        """
        while True:
            while not await self._started():
                await asyncio.sleep(RETRY_SECONDS)
            if self._webhook_url or not self._turn.can_be_lost:
                return
            await self._turn.lost()
            await self._stop_polling()

    async def _started(self) -> bool:
        try:
            await self.application.initialize()
            self.updates.fails = False
            self._look_after_chats()
            return await (self._take_webhook() if self._webhook_url else self._poll())
        except TelegramError as error:
            self.updates.fails = True
            meters().fault("telegram")
            logger.warning("Telegram could not be started: %s", type(error).__name__)
        return False

    def _look_after_chats(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._answers.chats.look_after(self.application.bot))

    async def _take_webhook(self) -> bool:
        await self.application.bot.set_webhook(self._webhook_url, secret_token=self._secret, allowed_updates=WANTED)
        await self._go()
        return True

    async def _poll(self) -> bool:
        """Poll, unless another process of this installation does: Telegram gives updates to one only."""
        if not await self._turn.taken() or not self.application.updater:
            logger.warning("another process polls Telegram; this one waits")
            return False
        await self.application.updater.start_polling(
            allowed_updates=WANTED, bootstrap_retries=-1, error_callback=was_logged
        )
        await self._go()
        return True

    async def _go(self) -> None:
        if self.application.running:
            return  # It polls again after another process has.
        await self.application.start()
        await show_menu(self.application.bot)

    async def stop(self) -> None:
        """Stop, as far as it had come; answers under way get a few seconds."""
        if self._looking:
            self._looking.cancel()
        await self._stop_polling()
        if self.application.running:
            await _within(STOP_SECONDS, self.application.stop())
        await self.application.shutdown()

    async def _stop_polling(self) -> None:
        updater = self.application.updater
        if updater and updater.running:
            await _within(POLLING_STOP_SECONDS, updater.stop())
        await self._turn.give_up()


async def _within(seconds: float, stopping: Awaitable[None]) -> None:
    try:
        await asyncio.wait_for(stopping, seconds)
    except asyncio.TimeoutError:
        logger.warning("Telegram was stopped before it was done")
