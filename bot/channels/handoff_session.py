"""What a handoff has to know of a session: its slots, the words for them, and what of them staff may see."""

import json
from typing import Any

from rasa.core.agent import Agent

from bot.channels.handoff_hearing import Heard, hear
from bot.channels.handoff_words import HandoffWords, is_child, tellable
from bot.content.handoff import PREFIX
from bot.directory.finding import finder
from bot.errors import BotError, DirectoryError
from bot.handoff.adult_side import AdultSide
from bot.handoff.summary import summary_of
from bot.session.session import Session

HANDOFF = "handoff"


class HandoffSession:
    """The adult's side of the line together with what Rasa holds of a session."""

    def __init__(self, agent: Agent, side: AdultSide) -> None:
        self._agent = agent
        self.side = side

    async def slots(self, session: Session) -> dict[str, Any]:
        """Return the session's slots as they stand."""
        tracker = await self._agent.tracker_store.retrieve(session.sender_id)
        return tracker.current_slot_values() if tracker else {}

    async def words(self, session: Session) -> HandoffWords:
        """Return what says things to this session; also where the line cannot be asked for its name."""
        try:
            line = await self.side.named_line()
        except BotError:
            line = None
        return HandoffWords(line, await self.slots(session))

    async def hear(self, session: Session, text: str) -> Heard:
        """Return what a message means; a question of the guide is open only while it is the last thing said."""
        open_question = "none"
        if session.last.names and HANDOFF not in session.last.names[-1].split("_"):
            open_question = (await self.slots(session)).get("last_question") or "none"
        return await hear(self._agent, text, open_question)

    async def is_child(self, session: Session) -> bool:
        """Say whether a child is typing, as far as guide or staff know (safety-rules.md 7)."""
        return session.seat.suspected_child or is_child(await self.slots(session))

    async def summary(self, session: Session) -> dict[str, str]:
        """Return what staff would see: the six fields as far as they hold anything that has words."""
        slots = await self.slots(session)
        return tellable(summary_of(slots, area_name(slots.get("area_code"))))


def area_name(code: str | None) -> str:
    """Return the everyday name of a council, "" for none; a directory that is missing gives none."""
    try:
        return finder().name_of(code) if code else ""
    except (DirectoryError, KeyError):
        return ""


def does(payload: str) -> str:
    """Return what a button of the handoff does, "" for any other payload."""
    return str(json.loads(payload[len(PREFIX) - 1 :]).get("do", "")) if payload.startswith(PREFIX) else ""
