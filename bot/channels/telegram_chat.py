"""One live Telegram chat: what is sent to it, what can be deleted from it, and what arrives without being asked for."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.telegram_deleting import BATCH, delete
from bot.channels.telegram_delivery import deliver, split
from bot.session.session import Reply, Session

MOST_MESSAGE_IDS = 1000
# A quick answer needs no sign that one is coming; Telegram shows the sign for 5 seconds.
TYPING_AFTER_SECONDS = 0.3
TYPING_EVERY_SECONDS = 4.5
# Whatever is sent may be read by the wrong person: no sound, nothing on a locked screen that a link would add.
# Not python-telegram-bot's Defaults, which go along with calls that have no such field.
QUIET: dict[str, Any] = {"disable_notification": True, "link_preview_options": LinkPreviewOptions(is_disabled=True)}

logger = logging.getLogger(__name__)


class Arriving(Protocol):
    """One row of what arrives for the adult without a message of theirs.

    kind: "message", "typing"; others are not for the screen. data of a message: text, buttons, from ("person" or
    "guide") and, of a person, the name they go by.
    """

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def data(self) -> dict[str, Any]:
        """What there is to show."""


async def keep_nothing(chat: "Chat") -> None:
    """Keep nothing: where one process has all there is, and for a chat that was forgotten."""
    return None


@dataclass
class Chat:
    """One live chat; ``screen`` is set when the screen is cleared, so that nothing meant for it comes later.

    keep: called when messages have come or gone. loaded: what was kept of the messages when that was read last, by
    which several processes put theirs together. clears: how often the screen was cleared. unknown: which session it has
    could not be looked up.
    """

    session: Session
    bot: Bot
    chat_id: int
    message_ids: list[int] = field(default_factory=list)
    keep: "Callable[[Chat], Awaitable[None]]" = keep_nothing
    loaded: frozenset[int] = frozenset()
    clears: int = 0
    unknown: bool = False
    screen: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    _following: "asyncio.Task[None] | None" = None

    def note(self, message_id: int) -> None:
        """Remember a message of either side, so that it can be deleted."""
        self.message_ids = [*self.message_ids, message_id][-MOST_MESSAGE_IDS:]

    def take(self, message_ids: list[int], clears: int) -> None:
        """Take what is kept of the messages, and how often the screen was cleared; what was not kept yet stays."""
        self.message_ids, self.loaded = self.with_mine(message_ids), frozenset(message_ids)
        self.clears = max(clears, self.clears)

    def with_mine(self, message_ids: list[int]) -> list[int]:
        """Return messages that are kept, without what has gone here and with what has come here since."""
        gone, kept = self.loaded.difference(self.message_ids), set(message_ids)
        fresh = [number for number in self.message_ids if number not in self.loaded and number not in kept]
        return [*(number for number in message_ids if number not in gone), *fresh][-MOST_MESSAGE_IDS:]

    def drop_what_waits(self) -> None:
        """Let nothing come that was meant for the screen as it was."""
        self.screen.set()
        self.screen = asyncio.Event()

    async def send(self, reply: Reply, screen: asyncio.Event | None = None) -> None:
        """Send a reply, its buttons under their message; drop it where its screen has been cleared.

        Raises:
            Forbidden: the adult has blocked the guide.
        """
        screen = screen or self.screen
        async with self._sending:
            for row in reply.messages:
                *first, last = split(row["text"])
                for part in first:
                    await self._send_part(screen, part)
                await self._send_part(screen, last, reply_markup=keyboard(row["buttons"]))
        await self.keep(self)

    async def send_from_person(self, name: str, text: str) -> None:
        """Send a person's own words under their name, so that they can be neither forwarded nor saved.

        Raises:
            Forbidden: the adult has blocked the guide.
        """
        screen = self.screen
        mark = [MessageEntity(MessageEntity.BOLD, 0, len(name.encode("utf-16-le")) // 2)]
        async with self._sending:
            for part in split(text):
                await self._send_part(screen, f"{name}\n{part}", entities=mark, protect_content=True)
        await self.keep(self)

    async def _send_part(self, screen: asyncio.Event, text: str, **more: Any) -> None:
        newest = max(self.message_ids, default=0)
        delivery = await deliver(partial(self.bot.send_message, self.chat_id, text, **QUIET, **more), screen)
        if delivery.result is None:
            return
        sent = delivery.result.message_id
        if delivery.doubtful:
            # What earlier tries may have sent lies between the newest message known before and the one sent now.
            between = range(max(newest + 1, sent - BATCH), sent)
            await delete(self.bot, self.chat_id, set(between) - set(self.message_ids))
        self.note(sent)
        if screen.is_set():
            await delete(self.bot, self.chat_id, {sent})

    async def clear(self, before: int) -> None:
        """Delete both sides' messages as far as Telegram allows, then try the ids just before one; drop what waits."""
        self.drop_what_waits()
        self.clears += 1
        known, self.message_ids = set(self.message_ids), []
        await asyncio.gather(self.keep(self), self._delete(known, before))

    async def _delete(self, known: set[int], before: int) -> None:
        await delete(self.bot, self.chat_id, known, each=True)
        await delete(self.bot, self.chat_id, set(range(max(1, before - BATCH), before)) - known)

    @contextlib.asynccontextmanager
    async def thinking(self) -> AsyncIterator[None]:
        """Show the adult that an answer is coming, for as long as it takes."""
        task = asyncio.create_task(self._show_thinking())
        try:
            yield
        finally:
            task.cancel()

    async def _show_thinking(self) -> None:
        await asyncio.sleep(TYPING_AFTER_SECONDS)
        while True:
            await self.show_typing()
            await asyncio.sleep(TYPING_EVERY_SECONDS)

    async def show_typing(self) -> None:
        """Show "typing" for five seconds; that it cannot be shown matters to nobody."""
        with contextlib.suppress(TelegramError):
            await self.bot.send_chat_action(self.chat_id, ChatAction.TYPING)

    def follow(self, rows: AsyncIterator[Arriving]) -> None:
        """Send what arrives, in its order, until it ends or the chat is forgotten."""
        self.stop_following()
        self._following = asyncio.create_task(self._send_arriving(rows))

    @property
    def is_followed(self) -> bool:
        """Whether what arrives is being sent."""
        return self._following is not None and not self._following.done()

    def stop_following(self) -> None:
        """Send nothing more that nobody asked for."""
        if self._following:
            self._following.cancel()
            self._following = None

    async def _send_arriving(self, rows: AsyncIterator[Arriving]) -> None:
        try:
            async for row in rows:
                if row.kind == "typing":
                    await self.show_typing()
                elif row.kind == "message" and row.data["from"] == "person":
                    await self.send_from_person(row.data["name"], row.data["text"])
                elif row.kind == "message":
                    await self.send(Reply([row.data]))
        except TelegramError as error:
            logger.warning("a chat is no longer followed: %s", type(error).__name__)


def keyboard(buttons: list[dict[str, str]]) -> InlineKeyboardMarkup | None:
    """Return the buttons of a message, one a row, None where it has none."""
    rows = [[InlineKeyboardButton(button["title"], callback_data=button["payload"])] for button in buttons]
    return InlineKeyboardMarkup(rows) if rows else None
