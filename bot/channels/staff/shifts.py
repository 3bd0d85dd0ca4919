"""Who is on shift: chosen by each member of staff, kept until they end it, sign out, or half a day has passed."""

from typing import TYPE_CHECKING

from bot.channels.staff.signed_in import LONGEST_SECONDS
from bot.handoff.board import QUEUE
from bot.handoff.human_line import HumanLine

if TYPE_CHECKING:
    from bot.channels.staff.guard import Me

SHIFTS = "shift"


class Shifts:
    """The shifts of all staff; a shift alone is not presence, an open console has to beat."""

    def __init__(self, line: HumanLine) -> None:
        self._line = line

    async def is_on(self, staff_id: str) -> bool:
        """Say whether somebody is on shift."""
        return await self._line.shelf.read(SHIFTS, staff_id) is not None

    async def begin(self, me: "Me") -> None:
        """Put somebody on shift."""
        await self._line.shelf.put(SHIFTS, me.id, {}, LONGEST_SECONDS)
        await self.beat(me)
        await self._line.shelf.tell(QUEUE)

    async def beat(self, me: "Me") -> None:
        """Note that somebody's console is open; nothing for who is off shift."""
        if await self.is_on(me.id):
            await self._line.presence.staff_beat(me.on_shift)

    async def end(self, staff_id: str) -> None:
        """Take somebody off shift."""
        await self._line.shelf.drop(SHIFTS, staff_id)
        await self._line.presence.staff_gone(staff_id)
        await self._line.shelf.tell(QUEUE)
