"""A message of an adult who waits: status words only; danger, hiding and wiping pass to the guide (handoff 5, 6)."""

from collections.abc import Awaitable, Callable

from bot.channels.handoff_hearing import Heard
from bot.channels.handoff_offer import is_red
from bot.channels.handoff_session import HandoffSession, does
from bot.danger.decision import Verdict
from bot.handoff.record import Record, State
from bot.session.session import Reply, Session

ASK_LEAVE = "utter_handoff_ask_leave"
WAIT_LIMIT = "utter_handoff_wait_limit"
# What the guide offered on its own screens of danger and wiping may be pressed; anything else of its waits as well.
PASSES = ("/affirm", "/deny", "/not_sure", "/danger_now", "/leave_now", "/forget_me")


class QueuedChat:
    """Answers while nobody has joined."""

    def __init__(self, about: HandoffSession, guide: Callable[[Session, str, str], Awaitable[Reply]]) -> None:
        self._about = about
        self._side = about.side
        self._guide = guide

    async def answer(self, session: Session, record: Record, text: str, payload: str) -> Reply:
        """Answer one message or button."""
        if do := does(payload):
            return await self._do(session, record, do)
        if payload:
            passes = payload.startswith(PASSES) and payload in session.last.payloads()
            return await (self._by_guide(session, "", payload) if passes else self._status(session, record))
        heard = await self._about.hear(session, text)
        if heard.verdict is not Verdict.NONE or heard.wipes or heard.child:
            return await self._by_guide(session, text, "", child=heard.child)
        return await self._said(session, record, heard)

    async def _said(self, session: Session, record: Record, heard: Heard) -> Reply:
        last = session.last.names[-1:]
        if last == (ASK_LEAVE,) and heard.answer in ("yes", "no"):
            return await self._do(session, record, "leave" if heard.answer == "yes" else "wait")
        if last == (WAIT_LIMIT,) and heard.answer == "yes":
            return await self._do(session, record, "wait")
        if heard.stops:
            return (await self._about.words(session)).say(ASK_LEAVE, state=State.QUEUED)
        return await self._status(session, record)

    async def _status(self, session: Session, record: Record, name: str = "utter_handoff_waiting") -> Reply:
        await self._side.wrote(session)
        place, minutes = await self._side.line.place(record.ref)
        session.seat.place_told = (place, self._side.line.clock())
        return (await self._about.words(session)).place(name, place, minutes)

    async def _do(self, session: Session, record: Record, do: str) -> Reply:
        words = await self._about.words(session)
        if do in ("leave", "back", "no"):
            await self._side.leave(session)
            return words.back("utter_handoff_left_queue")
        if do == "wait":
            await self._side.keep_waiting(session)
        status = await self._status(session, record, "utter_handoff_position")
        if do != "numbers":
            return status
        numbers = words.say(words.numbers)
        return Reply([*numbers.messages, *status.messages], (*numbers.names, *status.names), status.state)

    async def _by_guide(self, session: Session, text: str, payload: str, *, child: bool = False) -> Reply:
        """Let the guide answer danger, hiding, wiping and a child; red moves the chat up, the others end the wait."""
        reply = await self._guide(session, text, payload)
        if is_red(reply):
            await self._side.danger(session)
        if reply.hide or reply.ended or child:
            await self._side.leave(session)
            return reply
        return Reply(reply.messages, reply.names, "queued")
