"""One reading for all who ask at the same time: with many adults at once each would have the same rows read."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Together(Generic[Found]):
    """Reads again and again; whoever asks gets a reading that began after they asked, never an older one."""

    def __init__(self, read: Callable[[], Awaitable[Found]]) -> None:
        """Take what reads."""
        self._read = read
        self._under_way: asyncio.Future[Found] | None = None
        self._next: asyncio.Future[Found] | None = None

    async def __call__(self) -> Found:
        """Return what was read, not to be changed: it belongs to all who asked. Raises what the reading raises."""
        if self._next is None:
            self._next = asyncio.ensure_future(self._after(self._under_way))
            self._next.add_done_callback(_heard)
        return await asyncio.shield(self._next)

    async def _after(self, other: "asyncio.Future[Found] | None") -> Found:
        if other is not None:
            await asyncio.wait([other])
        self._under_way, self._next = self._next, None
        return await self._read()


def _heard(reading: "asyncio.Future[Found]") -> None:
    """Take the fault of a reading that nobody waits for any more, which asyncio would log."""
    if not reading.cancelled():
        reading.exception()
