"""Deletes messages of a Telegram chat, as far as Telegram allows (48 hours)."""

import asyncio
import contextlib
from collections.abc import Set
from functools import partial

from telegram import Bot
from telegram.error import BadRequest

from bot.channels.telegram_delivery import deliver

# Telegram deletes at most 100 messages in one call.
BATCH = 100


async def delete(bot: Bot, chat_id: int, message_ids: Set[int], *, each: bool = False) -> None:
    """Delete messages, a hundred at a time; where Telegram refuses them together, each by itself if wanted."""
    numbers = sorted(message_ids)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        try:
            await deliver(partial(bot.delete_messages, chat_id, batch), asyncio.Event())
        except BadRequest:
            for number in reversed(batch if each else []):
                with contextlib.suppress(BadRequest):
                    await deliver(partial(bot.delete_message, chat_id, number), asyncio.Event())
