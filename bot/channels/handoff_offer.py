"""Offering a person: when, in which words, and what a yes, a no or anything else does (handoff 1 to 4, 9)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timezone
from typing import Any

from bot.channels.counting import kinds
from bot.channels.handoff_session import HandoffSession, does
from bot.channels.handoff_words import HandoffWords, with_button
from bot.content.handoff import STRIKE, load_handoff
from bot.danger.decision import CALLED, QUESTIONS, Verdict
from bot.handoff.record import Record
from bot.session.session import Reply, Session

ASKS_FOR_PERSON = frozenset({"utter_ask_for_person", "utter_ask_for_person_staff"})
RED_WORDS = "utter_red_"
RED = "red"


class HandoffOffer:
    """Offers the line in place of what the guide says where there is none."""

    def __init__(self, about: HandoffSession, guide: Callable[[Session, str, str], Awaitable[Reply]]) -> None:
        self._about = about
        self._side = about.side
        self._guide = guide

    async def instead_of(self, session: Session, reply: Reply) -> Reply:
        """Return the offer where the guide was asked for a person, else its reply, perhaps with the button."""
        if not ASKS_FOR_PERSON & set(reply.names):
            return await self.with_button(session, reply)
        if is_red(reply) or await self._side.named_line() is None or await self._about.is_child(session):
            return reply
        words = await self._about.words(session)
        slots = await self._about.slots(session)
        # On the red screen 999 comes first (safety-rules.md 4); the question whether they have called stays open.
        if slots.get("last_question") == CALLED:
            return words.say("utter_handoff_after_999")
        return await self._not_now(session, words) or await self._put(session, words, slots)

    async def with_button(self, session: Session | None, reply: Reply) -> Reply:
        """Return a reply with the button for a person, where that is offered after it (content/handoff.yml)."""
        if not load_handoff().offered_after & set(reply.names) or is_red(reply) or reply.hide or reply.ended:
            return reply
        if await self._side.named_line() is None:
            return reply
        if session and (await self._about.is_child(session) or await self._is_asking(session)):
            return reply
        return with_button(reply)

    async def answer(self, session: Session, record: Record, text: str, payload: str) -> Reply:
        """Answer to an offer; anything but yes and no goes to the guide, and the offer lapses."""
        if do := does(payload):
            return await self._do(session, record, do)
        if payload and payload not in session.last.payloads():
            return await self._guide(session, text, payload)
        heard = await self._about.hear(session, text) if text and not payload else None
        if heard and heard.verdict is Verdict.NONE and heard.answer in ("yes", "no"):
            return await self._do(session, record, "send" if heard.answer == "yes" else "no")
        await self._side.decline(session)
        return await self.instead_of(session, await self._guide(session, text, payload))

    async def _do(self, session: Session, record: Record, do: str) -> Reply:
        words = await self._about.words(session)
        if do in ("send", "nothing"):
            return await self._accept(session, words, show=do == "send")
        if do == "strike":
            return words.strikes(record.summary)
        if do.startswith(STRIKE):
            return words.shown((await self._side.strike(session, do.removeprefix(STRIKE))).summary)
        await self._side.decline(session)
        return words.back(words.numbers if do == "numbers" else "utter_handoff_declined")

    async def _put(self, session: Session, words: HandoffWords, slots: Mapping[str, Any]) -> Reply:
        summary, urgent = await self._about.summary(session), slots.get("danger") == RED
        record = await self._side.offer(session, summary, urgent=urgent, counted=kinds(slots))
        return words.offer(record.summary, await self._side.expected_minutes())

    async def _accept(self, session: Session, words: HandoffWords, *, show: bool) -> Reply:
        """Queue the adult, unless the line has closed or filled up since it was offered."""
        if refusal := await self._not_now(session, words):
            await self._side.decline(session)
            return refusal
        record = await self._side.accept(session, show=show)
        place, minutes = await self._side.line.place(record.ref)
        session.seat.place_told = (place, self._side.line.clock())
        session.seat.stirred = True
        return words.place("utter_handoff_queued", place, minutes)

    async def _not_now(self, session: Session, words: HandoffWords) -> Reply | None:
        """Return why nobody can be asked now, None where somebody can."""
        if await self._side.is_blocked(session):
            return words.back("utter_handoff_blocked", words.numbers)
        found = await self._side.available(session)
        now = datetime.fromtimestamp(self._side.line.clock(), timezone.utc)
        return None if found.takes_chats else words.not_now(found, now)

    async def _is_asking(self, session: Session) -> bool:
        return (await self._about.slots(session)).get("last_question") in QUESTIONS


def is_red(reply: Reply) -> bool:
    """Say whether a reply is a red screen."""
    return any(name.startswith(RED_WORDS) for name in reply.names)
