"""What every channel shares: one turn from message to reply, with its checks, its time limit and the safe reply."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from time import monotonic
from typing import Any

from async_timeout import timeout
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.channels import numbers_only
from bot.channels.action_call import TurnFailedError, WatchedEndpoint, of_ours
from bot.channels.fixed_words import said
from bot.channels.handoff_live import CHILD_PAYLOAD
from bot.channels.handoff_turn import HandoffTurn
from bot.channels.metrics import meters
from bot.channels.reading import clean, read_payload, read_text
from bot.channels.rush import Rush
from bot.errors import MessageTooLongError, ShelfError, StaleButtonError, TooBusyError, UnknownSessionError
from bot.handoff.adult_side import AdultSide
from bot.session.memory_shelf import MemoryShelf
from bot.session.redaction import NO_WORDS
from bot.session.session import SAFE_REPLY, Reply, Session
from bot.session.sessions import Sessions
from bot.session.shelf import Shelf
from bot.session.trackers import trackers_of
from bot.settings import settings

# Taken at any time: the guide itself presses it where staff think that a child is typing.
ALWAYS_TAKEN = frozenset({CHILD_PAYLOAD})

# Design promise 2: what takes longer is cancelled, and the adult gets the safe reply.
TURN_SECONDS = 5.0
# When the message that is being answered came in: what it waited for its turn is part of the five seconds.
ARRIVED: ContextVar[float] = ContextVar("arrived")

logger = logging.getLogger(__name__)


class Collector(OutputChannel):
    """Collects what Rasa utters in one turn, with the names of the responses."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.names: list[str] = []

    @classmethod
    def name(cls) -> str:
        """Return a name for Rasa; no response is written for one channel."""
        return "steady"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message."""
        self.names.append(message.get("utter_action") or "")
        buttons = [{"title": b["title"], "payload": b["payload"]} for b in message.get("buttons") or ()]
        self.messages.append({"text": message.get("text") or "", "buttons": buttons})

    def reply(self) -> Reply:
        """Return the turn's reply."""
        return Reply(self.messages, tuple(self.names))


async def _tell_nobody(session: Session, reply: Reply) -> None:
    return None


class Desk:
    """Answers messages of sessions; one a process, shared by its channels."""

    def __init__(self, agent: Agent, side: AdultSide | None = None) -> None:
        """Take Rasa, and the adult's side of the human line, None where nobody can join."""
        self.agent = agent
        self.rush = Rush()
        # Told of every reply; the anonymous counts hang on it.
        self.told: Callable[[Session, Reply], Awaitable[None]] = _tell_nobody
        self.shelf: Shelf = side.line.shelf if side else MemoryShelf()
        self.sessions = Sessions(settings().session_idle_seconds, trackers_of(agent), self._session_over, self.shelf)
        self.handoff = HandoffTurn(agent, side, self._turn, self.sessions)
        if agent.action_endpoint and agent.processor:
            agent.action_endpoint = agent.processor.action_endpoint = WatchedEndpoint.watching(agent.action_endpoint)

    def opening(self) -> Reply:
        """Return the first screen of a session."""
        return numbers_only.instead_of() or said("utter_greet", "utter_menu")

    async def answer(self, session: Session, *, text: str = "", payload: str = "", message_id: str = "") -> Reply:
        """Answer one message or button press; a repeat (the same id) gets the answer it had.

        Raises:
            MessageTooLongError: the text is too long; nothing was changed.
            UnknownSessionError: the session ended while it was being answered.
        """
        ARRIVED.set(monotonic())
        try:
            text = clean(text)
        except MessageTooLongError:
            meters().turn("too_long")
            raise
        last = session.last
        try:
            with self.rush.of_session(session.sender_id):
                reply = await self._alone(session, text, payload, message_id)
            if reply.ended:
                with contextlib.suppress(UnknownSessionError):
                    await self.sessions.end(session.token)
        except TooBusyError:
            return self._safe_reply(last, "shed")
        except ShelfError as error:
            return self.without_the_shelf(error, payload, last)
        return reply

    async def _alone(self, session: Session, text: str, payload: str, message_id: str) -> Reply:
        """Answer while nothing else of the session is answered, by any process."""
        turn, reply = session.turn, Reply([])
        try:
            async with self.sessions.hold(session):
                if known := session.answer_to(message_id) if message_id else None:
                    return known
                if session.was_pressed_since(turn, payload):
                    return session.last
                reply = await self._owned_turn(session, text, payload)
                session.remember(message_id, reply, payload)
                await self.told(session, reply)
        except ShelfError:
            if not reply.hide:  # Hide beats everything, also what could not be saved (safety-rules.md 1).
                raise
        return reply

    def _session_over(self, session: Session) -> None:
        self.handoff.session_over(session)

    def without_the_shelf(self, error: ShelfError, payload: str = "", last: Reply | None = None) -> Reply:
        """Return what an adult is told whose session cannot be looked up or saved: to hide, or whom to ring."""
        meters().fault("shelf")
        logger.error("a session could not be reached: %s", type(error).__name__)
        if payload.startswith(numbers_only.HIDE):
            return said("utter_hide")
        return self._safe_reply(last or Reply([]))

    async def _owned_turn(self, session: Session, text: str, payload: str) -> Reply:
        try:
            return await self.handoff.answer(session, text, payload)
        except Exception as error:
            # The promise never to fall silent holds around the human line too.
            logger.error("a turn beside the guide failed with %s", type(error).__name__)
            return self._safe_reply(session.last)

    async def _turn(self, session: Session, text: str, payload: str) -> Reply:
        """Return what the guide says; whatever fails, the adult gets the safe reply, and the log no words."""
        if closed := numbers_only.instead_of(payload):
            meters().turn("closed")
            return closed
        began = monotonic()
        try:
            left = ARRIVED.get(began) + TURN_SECONDS - began
            # Not asyncio.wait_for: one inside another may swallow the end of the time, and nobody is ever answered.
            async with timeout(max(0.0, left)):
                return await self._in_order(session, text, payload)
        except StaleButtonError:
            meters().turn("stale")
            stale = said("utter_stale_button")
            return Reply([*stale.messages, *session.last.messages[-1:]], stale.names)
        except TooBusyError:
            return self._safe_reply(session.last, "shed")
        except (Exception, TurnFailedError) as error:
            meters().fault(fault_of(error))
            logger.error("a turn failed with %s", type(error).__name__)
            return self._safe_reply(session.last)
        finally:
            meters().took(monotonic() - began)

    async def _in_order(self, session: Session, text: str, payload: str) -> Reply:
        async with self.rush.turn():
            return await self._ask_rasa(session, text, payload)

    async def _ask_rasa(self, session: Session, text: str, payload: str) -> Reply:
        payload = payload or session.last.payload_by_number(text)
        if payload and payload not in session.last.payloads() | ALWAYS_TAKEN | session.menu:
            raise StaleButtonError
        parsed = read_payload(payload) if payload else await read_text(self.agent, text)
        collector = Collector()
        with of_ours():
            await self.agent.handle_message(UserMessage(NO_WORDS, collector, session.sender_id, parse_data=parsed))
        if not collector.messages:
            return self._safe_reply(session.last)
        reply = collector.reply()
        # An action that failed says the safe reply by itself (actions/base.py).
        failed = SAFE_REPLY[0] in reply.names
        meters().turn("safe_reply" if failed else "answered")
        if failed:
            meters().fault("actions")
        return reply

    def _safe_reply(self, last: Reply, outcome: str = "safe_reply") -> Reply:
        """Return the emergency numbers, with the buttons of the last reply: nothing was saved since."""
        meters().turn(outcome)
        reply = said("utter_safe_reply")
        reply.messages[-1]["buttons"] = last.messages[-1]["buttons"] if last.messages else []
        return reply


def fault_of(error: BaseException) -> str:
    """Return the kind under which a turn's failure is counted."""
    if isinstance(error, TurnFailedError):
        return "actions"
    return "slow" if isinstance(error, asyncio.TimeoutError) else "guide"
