"""What the guide does in a Telegram chat: answer, hide, leave, wipe."""

import asyncio
import contextlib

from telegram.error import Forbidden

from bot.channels.base import Desk
from bot.channels.fixed_words import said
from bot.channels.metrics import meters
from bot.channels.pace import IN_SESSION, TOLD, Pace
from bot.channels.telegram_chat import Chat
from bot.channels.telegram_chats import Arrivals, Chats
from bot.channels.telegram_menu import HIDE
from bot.errors import MessageTooLongError, ShelfError, TooBusyError, TooFastError, UnknownSessionError
from bot.session.session import Reply
from bot.settings import settings


class Answers:
    """Answers in the chats of a desk."""

    def __init__(self, desk: Desk, arriving: Arrivals | None = None) -> None:
        """Take the desk that answers, and what gives the rows that arrive in a session without a message."""
        self.desk = desk
        self._pace = Pace()
        self.chats = Chats(desk, arriving)

    async def open_anew(self, chat: Chat, role: str = "") -> None:
        """Begin again, in the role of a deep link where there is one."""
        try:
            await self.chats.open_anew(chat)
        except ShelfError as error:
            await self.send(chat, self.desk.without_the_shelf(error))
            return
        await self.send(chat, _opening(self.desk, menu=not role))
        if role:
            await self.answer(chat, payload=role)

    async def hide(self, chat: Chat, before: int) -> None:
        """Clear the screen, whatever else works; the session stays, and knows it, so that return is met with help."""
        await asyncio.gather(self.chats.stop_following(chat), chat.clear(before))
        await self.send(chat, said("utter_hide"))
        await self._ask(chat, payload=HIDE)

    async def leave(self, chat: Chat, before: int) -> None:
        """End the session and clear the screen, at once and without Rasa."""
        await asyncio.gather(self.chats.forget(chat), chat.clear(before))
        await self.send(chat, said("utter_left"))

    async def offer_wipe(self, chat: Chat) -> None:
        """Say what wiping removes, with the button that does it."""
        reply = said("utter_wipe")
        with contextlib.suppress(UnknownSessionError, ShelfError, TooBusyError):
            async with self.desk.sessions.hold(chat.session):
                chat.session.remember("", reply)
        await self.send(chat, reply)

    async def answer(self, chat: Chat, **came: str) -> Reply | None:
        """Answer a message or a press, and do what the answer asks for; None where there is nobody left to answer."""
        if self._is_too_fast(chat):
            await self._say_too_fast(chat)
            return None
        async with self.chats.minding(chat):
            return await self._answered(chat, chat.screen, **came)

    async def _answered(self, chat: Chat, screen: asyncio.Event, **came: str) -> Reply | None:
        async with chat.thinking():
            reply = await self._ask(chat, **came)
        if reply is None:
            return None
        if reply.ended:
            # A typed wish to wipe: the session is over; its messages go by a second tap (safety-rules.md 12).
            with contextlib.suppress(ShelfError):
                await self.chats.open_anew(chat)
            await self.offer_wipe(chat)
            return reply
        if reply.hide:
            # Silence until they write again (safety-rules.md 1): find() follows anew then.
            await self.chats.stop_following(chat)
            await chat.clear(max(chat.message_ids, default=0) + 1)
            screen = chat.screen
        else:
            await self.chats.follow(chat)
        await self.send(chat, reply, screen)
        return reply

    def _is_too_fast(self, chat: Chat) -> bool:
        try:
            self._pace.take(IN_SESSION, chat.session.sender_id)
        except TooFastError:
            return True
        return False

    async def _say_too_fast(self, chat: Chat) -> None:
        """Say it once a minute: an answer to each message of a flood would be a flood of our own."""
        meters().turn("too_fast")
        with contextlib.suppress(TooFastError):
            self._pace.take(TOLD, chat.session.sender_id)
            reply = said("utter_too_fast")
            if chat.session.last.messages:
                reply.messages[-1]["buttons"] = chat.session.last.messages[-1]["buttons"]
            await self.send(chat, reply)

    async def _ask(self, chat: Chat, **came: str) -> Reply | None:
        try:
            if chat.unknown:
                raise ShelfError("which session a chat has could not be looked up")
            chat.session = await self.desk.sessions.find(chat.session.token)
            return await self.desk.answer(chat.session, **came)
        except MessageTooLongError:
            return said("utter_too_long")
        except ShelfError as error:
            return self.desk.without_the_shelf(error, came.get("payload", ""), chat.session.last)
        except UnknownSessionError:
            return None

    async def send(self, chat: Chat, reply: Reply, screen: asyncio.Event | None = None) -> None:
        """Send a reply; whoever has blocked the guide is forgotten."""
        try:
            await chat.send(reply, screen)
        except Forbidden:
            await self.chats.forget(chat)


def _opening(desk: Desk, *, menu: bool) -> Reply:
    trial = said("utter_trial").messages if settings().env == "trial" else []
    greeting = desk.opening().messages
    return Reply([*trial, *(greeting if menu else greeting[:1])])
