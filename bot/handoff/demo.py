"""The trial of a handoff (STEADY_DEMO): an invented line and a scripted person, so that a newcomer sees one alone.

It acts as any member of staff does, and leaves the chats to the console while somebody real is on shift.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import date

from bot.content.responses import load_responses
from bot.errors import BotError
from bot.handoff.human_line import SetUp
from bot.handoff.notes import Note, Side
from bot.handoff.presence import OnShift
from bot.handoff.record import Record, State
from bot.handoff.staff_side import StaffSide

ROBIN = OnShift("demo", "Robin (demo)", 50)
SAYS = ("utter_handoff_demo_hello", "utter_handoff_demo_listen", "utter_handoff_demo_next", "utter_handoff_demo_bye")
# Slow enough to see the queue, the joining and the typing; fast enough not to be waited for.
WAITS_SECONDS = 4.0
TYPES_SECONDS = 2.0
LOOKS_SECONDS = 1.0

logger = logging.getLogger(__name__)


@dataclass
class DemoLine:
    """The invented line; its name says on every screen what it is."""

    name: str = "Demo Line (nobody real)"
    keeps_for: str = "no time at all"
    hours: dict[str, str] = field(default_factory=lambda: {"all": "24/7"})
    bank_holidays_of: str = "ENG"
    closed_on: tuple[date, ...] = ()
    last_admission_minutes: int = 0
    queue_ceiling: int = 50


async def demo_set_up() -> SetUp:
    """Return the invented line."""
    return SetUp(DemoLine())


class DemoPerson:
    """Takes waiting chats, says its four sentences, and gives the adult back."""

    def __init__(self, staff: StaffSide, types_seconds: float = TYPES_SECONDS) -> None:
        self._staff = staff
        self._types_seconds = types_seconds

    async def run(self) -> None:
        """Look again and again; a move that fails is tried at the next look."""
        while True:
            try:
                await self.look()
            except BotError as error:
                logger.info("the demonstration was refused something: %s", type(error).__name__)
            await asyncio.sleep(LOOKS_SECONDS)

    async def look(self) -> None:
        """Do what is next in each chat."""
        await self._staff.line.presence.staff_beat(ROBIN)
        others = set(await self._staff.line.presence.staff()) - {ROBIN.id}
        for record in await self._staff.line.board.all():
            if record.state is State.QUEUED and not others:
                await self._take(record)
            elif record.staff == ROBIN.id:
                await self._go_on(record)

    async def _take(self, record: Record) -> None:
        if self._staff.line.clock() - record.asked_at >= WAITS_SECONDS:
            await self._staff.take(ROBIN, record.ref)
            await self._staff.join(ROBIN, record.ref)

    async def _go_on(self, record: Record) -> None:
        if record.state is State.WRAP:
            if not record.danger:
                await self._staff.decide_danger(ROBIN, record.ref, "none_now")
            await self._staff.decide_record(ROBIN, record.ref, "no", "advice_only")
            return
        notes = await self._staff.line.board.notes(record.ref)
        said = sum(note.side is Side.STAFF for note in notes)
        if said == len(SAYS):
            await self._staff.decide_danger(ROBIN, record.ref, "none_now")
            await self._staff.hand_back(ROBIN, record.ref)
        elif said == 0 or _waits_for_answer(notes):
            await self._say(record.ref, SAYS[said])

    async def _say(self, ref: str, name: str) -> None:
        await self._staff.typing(ROBIN, ref)
        await asyncio.sleep(self._types_seconds)
        await self._staff.say(ROBIN, ref, load_responses()[name][0]["text"])


def _waits_for_answer(notes: list[Note]) -> bool:
    """Say whether the adult wrote after the last sentence."""
    spoken = [note.side for note in notes if note.side in (Side.ADULT, Side.STAFF)]
    return bool(spoken) and spoken[-1] is Side.ADULT
