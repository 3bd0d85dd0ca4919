"""What a helpline's platform does in a chat, as acts of one member of staff who stands for all of its people."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.errors import MoveRefusedError
from bot.handoff.moves import live
from bot.handoff.presence import OnShift
from bot.handoff.routes.news import HELPLINE
from bot.handoff.staff_side import StaffSide

# A call that comes again with an id of the last ten minutes is done already; older ones fail by their time stamp.
SEEN = "webhook_ids"
SEEN_SECONDS = 600.0

Act = dict[str, Any]


class Platform:
    """Takes the platform's events, each once."""

    def __init__(self, staff: StaffSide) -> None:
        self._staff = staff
        self._acts: dict[str, Callable[[OnShift, Act], Awaitable[Any]]] = {
            "chat.taken": self._taken,
            "chat.message": self._message,
            "chat.typing": lambda me, act: staff.typing(me, act["ref"]),
            "chat.given_up": self._given_up,
            "chat.returned": self._returned,
            "chat.ended": self._ended,
            "chat.record": lambda me, act: staff.decide_record(me, act["ref"], act["needed"], act["reason"]),
        }

    async def take(self, act: Act, event_id: str) -> bool:
        """Do what an event says; False where it was done already.

        Raises:
            MoveRefusedError: the chat is not theirs, gone, or not in a state for it.
        """
        if not await self._staff.line.shelf.swap(SEEN, event_id, 0, {}, SEEN_SECONDS):
            return False
        try:
            await self._do(act, event_id)
        except MoveRefusedError:
            await self._staff.line.shelf.drop(SEEN, event_id)
            raise
        return True

    async def _do(self, act: Act, event_id: str) -> None:
        presence = self._staff.line.presence
        if act["type"] == "line.people":
            return await self._people(act["people"], act["capacity"])
        there = (await presence.staff()).get(HELPLINE)
        me = OnShift(HELPLINE, act.get("name") or await self._staff.line.name(), there.capacity if there else 0)
        await self._acts[act["type"]](me, act | {"id": event_id})

    async def _people(self, people: int, capacity: int) -> None:
        presence = self._staff.line.presence
        if people < 1:
            return await presence.staff_gone(HELPLINE)
        await presence.staff_beat(OnShift(HELPLINE, await self._staff.line.name(), capacity))

    async def _taken(self, me: OnShift, act: Act) -> None:
        await self._staff.take(me, act["ref"])
        await self._staff.join(me, act["ref"])

    async def _message(self, me: OnShift, act: Act) -> None:
        await self._staff.say(me, act["ref"], act["text"], act["id"])

    async def _given_up(self, me: OnShift, act: Act) -> None:
        now = self._staff.line.clock()
        await self._staff.act(me, act["ref"], lambda r: live.lose_staff(r, now), audit="person_lost")

    async def _returned(self, me: OnShift, act: Act) -> None:
        await self._staff.decide_danger(me, act["ref"], act["danger"])
        await self._staff.hand_back(me, act["ref"])

    async def _ended(self, me: OnShift, act: Act) -> None:
        await self._staff.decide_danger(me, act["ref"], act["danger"])
        await self._staff.end(me, act["ref"])
