"""A message while a person owns the chat, and what is said when they own it no more (handoff 8, 14 to 16)."""

from collections.abc import Awaitable, Callable

from bot.channels.handoff_session import HandoffSession, does
from bot.handoff.adult_news import ENDINGS
from bot.handoff.record import Record
from bot.session.session import Reply, Session

# Heard by Rasa as if the adult had said so, once staff think it: then the guide stays with a child's words.
CHILD_PAYLOAD = "/i_am_a_child"
WITH_NUMBERS = ("closed", "blocked")


class EndedChat:
    """Says how a handoff ended, once, and gives the adult back to the guide."""

    def __init__(self, about: HandoffSession, guide: Callable[[Session, str, str], Awaitable[Reply]]) -> None:
        self._about = about
        self._guide = guide

    async def told(self, session: Session, record: Record) -> Reply:
        """Return how it ended and the way back; the session has no handoff after it."""
        session.seat.suspected_child |= record.child_flagged
        await self._about.side.over(session)
        name = ENDINGS.get(record.outcome, ENDINGS["ended"])
        return await self.back(session, name, numbers=record.outcome in WITH_NUMBERS)

    async def lost(self, session: Session) -> Reply:
        """Return that the line has lost the chat, and whom to ring."""
        await self._about.side.over(session)
        return await self.back(session, "utter_handoff_line_lost", numbers=True)

    async def back(self, session: Session, name: str, *, numbers: bool = False) -> Reply:
        """Return a response and then the offer to go on where the guide was."""
        words = await self._about.words(session)
        names = (name, words.numbers) if numbers else (name,)
        if not session.seat.suspected_child:
            return words.back(*names)
        said = words.say(*names)
        child = await self._guide(session, "", CHILD_PAYLOAD)
        return Reply([*said.messages, *child.messages], (*said.names, *child.names))


class LiveChat:
    """Passes on; says nothing."""

    def __init__(self, about: HandoffSession, ended: EndedChat) -> None:
        self._about = about
        self._ended = ended

    async def answer(self, session: Session, text: str, payload: str) -> Reply:
        """Pass a message on to the person, neither read nor kept by the guide; only the way back is taken here."""
        do = does(payload)
        if do in ("back", "leave"):
            record = await self._about.side.record(session)
            session.seat.suspected_child |= record is not None and record.child_flagged
            await self._about.side.leave(session, "took_back")
            return await self._ended.back(session, ENDINGS["took_back"])
        # A button of the guide that was pressed as the person joined is passed on as the words on it.
        if written := text or ("" if do else session.last.title_of(payload)):
            await self._about.side.relay(session, written)
        return Reply([], (), "live")
