"""Hears several topics of the shelf at once, for one console."""

import asyncio
from collections.abc import Set as AbstractSet

from async_timeout import timeout

from bot.session.shelf import Shelf, Watch

# A watch wakes by itself when its topic is told; this only bounds how long one call waits.
LISTENS_SECONDS = 60


class Ears:
    """A set of topics, and which of them were told since one last asked."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._listeners: dict[str, asyncio.Task[None]] = {}
        self._told: set[str] = set()
        self._any = asyncio.Event()

    def listen_to(self, topics: AbstractSet[str]) -> AbstractSet[str]:
        """Listen to these topics and no others, and return those that are new: look at them once now."""
        new = topics - self._listeners.keys()
        for topic in self._listeners.keys() - topics:
            self._listeners.pop(topic).cancel()
        for topic in new:
            self._listeners[topic] = asyncio.create_task(self._listen(topic, self._shelf.watch(topic)))
        return new

    async def hear(self, seconds: float) -> set[str]:
        """Return the topics that were told, as soon as there is one; none when the seconds passed first."""
        try:
            async with timeout(max(0.0, seconds)):
                await self._any.wait()
        except asyncio.TimeoutError:
            return set()
        self._any.clear()
        told, self._told = self._told, set()
        return told

    def close(self) -> None:
        """Listen to nothing any more."""
        self.listen_to(set())

    async def _listen(self, topic: str, watch: Watch) -> None:
        try:
            while True:
                if await watch.changed(LISTENS_SECONDS):
                    self._told.add(topic)
                    self._any.set()
        finally:
            watch.close()
