"""The route to a helpline's own platform: one process at a time tells it what happens on the board."""

import asyncio
import logging
import secrets
from dataclasses import asdict

from bot.errors import ShelfError
from bot.handoff.board import RECORD_SECONDS
from bot.handoff.human_line import HumanLine
from bot.handoff.routes.calls import Calls
from bot.handoff.routes.news import HELPLINE, Carried, News, next_news
from bot.handoff.routes.route import Route

LEASES = "lease"
CARRIED = "carried"
# Another process takes over this long after the one that told has gone; it renews at every look.
LEASE_SECONDS = 5.0
LOOK_SECONDS = 1.0

logger = logging.getLogger(__name__)


class WebhookRoute(Route):
    """Tells the platform of each chat in order, chats beside one another; knows on the shelf how far it has told."""

    def __init__(self, line: HumanLine, calls: Calls) -> None:
        self._line, self._calls = line, calls
        self._me = secrets.token_hex(8)
        self._busy: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Look again and again; a shelf that is away is looked for again."""
        watch = self._line.board.watch()
        try:
            while True:
                try:
                    await self.look()
                    await watch.changed(LOOK_SECONDS)
                except ShelfError as error:
                    logger.warning("the board cannot be read: %s", type(error).__name__)
                    await asyncio.sleep(LOOK_SECONDS)
        finally:
            watch.close()

    async def look(self) -> None:
        """Begin to tell what is new, unless another process does."""
        if not await self._leads():
            return
        known = await self._line.shelf.read_all(CARRIED)
        refs = {record.ref for record in await self._line.board.all()} | set(known)
        self._busy = {ref: task for ref, task in self._busy.items() if not task.done()}
        for ref in refs - set(self._busy):
            self._busy[ref] = asyncio.create_task(self._tell(ref))

    async def settled(self) -> None:
        """Wait until all that was begun is told."""
        await asyncio.gather(*list(self._busy.values()))

    async def _leads(self) -> bool:
        kept = await self._line.shelf.read(LEASES, HELPLINE)
        if kept and kept.value["by"] != self._me:
            return False
        version = kept.version if kept else 0
        return await self._line.shelf.swap(LEASES, HELPLINE, version, {"by": self._me}, LEASE_SECONDS)

    async def _tell(self, ref: str) -> None:
        """Tell all that is new of one chat, in order."""
        while found := await self._next(ref):
            news, carried = found
            if not await self._calls.deliver(news):
                # Nobody there can be reached: whoever they were talking to hears so by the timers.
                await self._line.presence.staff_gone(HELPLINE)
                return
            await self._keep(ref, carried)

    async def _next(self, ref: str) -> tuple[News, Carried | None] | None:
        kept = await self._line.shelf.read(CARRIED, ref)
        carried = Carried(**kept.value) if kept else None
        record = await self._line.board.load(ref)
        notes = await self._line.board.notes(ref, carried.number if carried else 0)
        return next_news(ref, record, carried, notes)

    async def _keep(self, ref: str, carried: Carried | None) -> None:
        if carried is None:
            await self._line.shelf.drop(CARRIED, ref)
        else:
            await self._line.shelf.put(CARRIED, ref, asdict(carried), RECORD_SECONDS)
