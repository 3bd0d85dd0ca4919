"""One message while the human line may own the chat: asked before Rasa, for every channel alike (docs/handoff.md)."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable

from rasa.core.agent import Agent

from bot.channels.fixed_words import said
from bot.channels.handoff_follow import Follower, only_the_end
from bot.channels.handoff_live import EndedChat, LiveChat
from bot.channels.handoff_news import Following, News
from bot.channels.handoff_offer import HandoffOffer
from bot.channels.handoff_queue import QueuedChat
from bot.channels.handoff_session import HandoffSession, does
from bot.channels.metrics import meters
from bot.content.handoff import PREFIX, payload_of
from bot.errors import BotError, MoveRefusedError, ShelfError, TooBusyError
from bot.handoff.adult_news import AdultNews
from bot.handoff.adult_side import AdultSide, let_go
from bot.handoff.record import Record, State
from bot.session.session import Reply, Session
from bot.session.sessions import Sessions

# A message that meets another change of the chat is looked at again; more than this means that something is broken.
MOST_LOOKS = 3
# Asks for the place in the queue, as a button would.
CHECK = payload_of("check")
QUEUED = (State.QUEUED, State.RESERVED)

Guide = Callable[[Session, str, str], Awaitable[Reply]]

logger = logging.getLogger(__name__)


class HandoffTurn:
    """Stands between a desk and its guide: who owns the chat answers."""

    def __init__(self, agent: Agent, side: AdultSide | None, guide: Guide, sessions: Sessions) -> None:
        """Take Rasa, the adult's side of the line (None for no line), the guide, and the sessions it answers in.

        guide: gives its reply to a session's text or payload, whatever fails.
        """
        self._guide, self._sessions = guide, sessions
        self.side = side
        self._leaving: set[asyncio.Task[None]] = set()
        if side:
            self._about = HandoffSession(agent, side)
            self._offer = HandoffOffer(self._about, guide)
            self._queue = QueuedChat(self._about, guide)
            self._ended = EndedChat(self._about, guide)
            self._live = LiveChat(self._about, self._ended)
            self._following = Following(self._about, self._ended, AdultNews(side.line), sessions)

    async def answer(self, session: Session, text: str, payload: str) -> Reply:
        """Answer one message of a session: by the guide, or by what its handoff says; live, by nothing."""
        if self.side is None:
            return await self._guide(session, text, payload)
        payload = payload or session.last.payload_by_title(text, PREFIX)
        try:
            return await self._looked_at(session, text, payload)
        except ShelfError as error:
            meters().fault("shelf")
            logger.error("a chat could not be looked up: %s", type(error).__name__)
            return await self._without_the_shelf(session, payload)

    async def with_person(self, session: Session | None, reply: Reply) -> Reply:
        """Return a reply with the button for a person where a named line is set up and this is the place for it."""
        if self.side is None:
            return reply
        try:
            return await self._offer.with_button(session, reply)
        except BotError as error:
            logger.warning("no person is offered: %s", type(error).__name__)
            return reply

    def follow(self, session: Session, after: int | None = None) -> AsyncGenerator[News, None]:
        """Give what happens without a message, until the session ends; ``after``: the last number a client has had."""
        return Follower(self._following, session).rows(after) if self.side else only_the_end(self._sessions, session)

    async def check(self, session: Session) -> Reply:
        """Return what came since the adult was last told anything; the last reply where no handoff is on.

        Raises:
            UnknownSessionError: the session has ended.
        """
        if self.side is None or not session.seat.ref:
            return session.last
        try:
            async with self._sessions.hold(session):
                reply = await Follower(self._following, session).gathered()
                return reply if reply.messages else await self._nothing_new(session)
        except (ShelfError, MoveRefusedError, TooBusyError):
            return await self._without_the_shelf(session, "")

    async def _nothing_new(self, session: Session) -> Reply:
        record = await self._about.side.record(session)
        if record and record.state in QUEUED:
            return await self._queue.answer(session, record, "", CHECK)
        state = record.state if record else State.BOT
        return (await self._about.words(session)).say("utter_handoff_no_news", state=state)

    async def typing(self, session: Session) -> None:
        """Tell the person that the adult types."""
        if self.side:
            await self.side.typing(session)

    def session_over(self, session: Session) -> None:
        """End the handoff of a session that has ended, in any state."""
        if self.side and (session.seat.ref or session.seat.notes_seen):
            task = asyncio.get_running_loop().create_task(self._leave(session))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)

    async def settled(self) -> None:
        """Wait until the handoffs of ended sessions are over."""
        await asyncio.gather(*self._leaving)

    async def _leave(self, session: Session) -> None:
        try:
            if self.side:
                await self.side.session_over(session)
        except BotError as error:
            # The timers of the line end what has no page any more (bot/handoff/due.py).
            logger.warning("a handoff was left to its timers: %s", type(error).__name__)

    async def _looked_at(self, session: Session, text: str, payload: str) -> Reply:
        for _ in range(MOST_LOOKS):
            record = await self._about.side.record(session)
            try:
                return await self._by_owner(session, record, text, payload)
            except MoveRefusedError:
                continue  # Somebody else changed the chat between the look and the move.
        return await self._ended.lost(session)

    async def _by_owner(self, session: Session, record: Record | None, text: str, payload: str) -> Reply:
        if record is None:
            return await self._of_the_guide(session, text, payload)
        if record.state is State.OFFERED:
            return await self._offer.answer(session, record, text, payload)
        if record.state in QUEUED:
            reply = await self._queue.answer(session, record, text, payload)
            return await self._unless_joined(session, text, payload, reply)
        if record.state is State.LIVE:
            return await self._live.answer(session, text, payload)
        ending = await self._ended.told(session, record)
        if payload.startswith(PREFIX) or not (text or payload):
            return ending
        return _after(ending, await self._guide(session, text, payload))

    async def _of_the_guide(self, session: Session, text: str, payload: str) -> Reply:
        if session.seat.ref:
            return await self._ended.lost(session)
        if payload.startswith(PREFIX):
            stale = said("utter_stale_button")
            return Reply([*stale.messages, *(await self._about.words(session)).back().messages], stale.names)
        reply = await self._guide(session, text, payload)
        try:
            return await self._offer.instead_of(session, reply)
        except BotError as error:
            logger.warning("no person is offered: %s", type(error).__name__)
            return reply

    async def _unless_joined(self, session: Session, text: str, payload: str, reply: Reply) -> Reply:
        """Throw a reply away when a person joined while it was made; the message goes to them [8]."""
        record = await self._about.side.record(session)
        if record is None or record.state is not State.LIVE:
            return reply
        return await self._live.answer(session, text, payload)

    async def _without_the_shelf(self, session: Session, payload: str) -> Reply:
        """Say that nobody can be reached, and whom to ring; who wants the guide back gets it."""
        words = await self._about.words(session)
        if not session.seat.ref or does(payload) in ("back", "leave", "no"):
            let_go(session)
            return words.back("utter_handoff_line_lost", words.numbers)
        lost = words.say("utter_handoff_line_lost", words.numbers, state=State.LIVE)
        lost.messages[-1]["buttons"] = said("utter_handoff_wait_limit").messages[0]["buttons"][-1:]
        return lost


def _after(ending: Reply, reply: Reply) -> Reply:
    """Put the last words of a handoff before the guide's answer; danger and hiding stand alone."""
    if reply.hide or reply.ended or (reply.names[:1] and reply.names[0].startswith("utter_red_")):
        return reply
    return Reply([*ending.messages[:1], *reply.messages], (*ending.names[:1], *reply.names), reply.state)
