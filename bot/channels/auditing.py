"""Writes what staff and the line's timers do to the audit, in a thread: the database may be slow."""

import asyncio

from bot.handoff.record import Record
from bot.store.audit import Action, Audit

# What the timers do, by bot/handoff/due.py's codes.
ACTION_OF = {"person_lost": Action.LOST, "wrap_lapsed": Action.WRAP_LAPSED}


class Auditing:
    """The audit, as bot/handoff calls it."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    async def act(self, action: str, staff_id: str, ref: str, reason: str) -> None:
        """Note what somebody did; a helpline's platform and the demonstration have no account, so no actor.

        Raises:
            StoreError: the database cannot be reached.
        """
        await self._note(Action(action), staff_id, ref, reason)

    async def timer(self, code: str, record: Record) -> None:
        """Note what the timers did, with the person it was of."""
        await self._note(ACTION_OF[code], record.staff, record.ref, "")

    async def _note(self, action: Action, staff_id: str, ref: str, reason: str) -> None:
        actor = int(staff_id) if staff_id.isdecimal() else None
        await asyncio.to_thread(self._audit.note, actor, action, ref, reason)
