"""What the guide does where it is put into a group, or thrown out of a chat."""

import contextlib

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.channels.fixed_words import text_of
from bot.channels.telegram_chat import QUIET
from bot.channels.telegram_chats import Chats


class Members:
    """Forgets the chats of whoever blocks the guide, and declines every other chat than a private one."""

    def __init__(self, chats: Chats) -> None:
        """Take the live chats."""
        self._chats = chats

    async def change(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take what the guide has become in a chat."""
        change = update.my_chat_member
        if not change:
            return
        if change.chat.type == ChatType.PRIVATE:
            if not _may_write(change):
                await self._chats.forget_id(change.chat.id)
        elif _may_write(change):
            await _decline(change)
            await leave_group(update, context)


async def _decline(change: ChatMemberUpdated) -> None:
    with contextlib.suppress(TelegramError):
        if change.chat.type != ChatType.CHANNEL:
            await change.chat.send_message(text_of("utter_private_only"), **QUIET)


def _may_write(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member.status in ("member", "administrator", "restricted")


async def leave_group(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Leave a group or a channel."""
    with contextlib.suppress(TelegramError):
        if update.effective_chat:
            await update.effective_chat.leave()
