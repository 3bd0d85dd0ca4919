"""The shelf of a single process: everything in memory, gone with the process."""

import asyncio
import weakref
from collections.abc import Callable
from time import monotonic

from cachetools import TLRUCache

from bot.session.shelf import Kept, Shelf, Value, Watch
from bot.session.sweeper import start_sweeping

# Bounds memory; a thousand chats in a queue with their notes measured under 10 MB.
MOST_VALUES = 100_000

_Key = tuple[str, str]


class MemoryShelf(Shelf):
    """Values by kind and key; nothing waits inside a method, so each is one step for everybody."""

    def __init__(self, timer: Callable[[], float] = monotonic) -> None:
        """Take the clock by which values end."""
        self._values: TLRUCache[_Key, tuple[Kept, float]] = TLRUCache(MOST_VALUES, _ends, timer)
        self._notes: TLRUCache[_Key, tuple[list[Value], float]] = TLRUCache(MOST_VALUES, _ends, timer)
        self._watches: dict[str, weakref.WeakSet[MemoryWatch]] = {}
        start_sweeping(self._values)
        start_sweeping(self._notes)

    async def read(self, kind: str, key: str) -> Kept | None:
        """Return a value, None where there is none or its time is over."""
        found = self._values.get((kind, key))
        return found[0] if found else None

    async def read_all(self, kind: str) -> dict[str, Kept]:
        """Return every value of a kind by its key."""
        self._values.expire()
        return {key: kept for (its_kind, key), (kept, _) in self._values.items() if its_kind == kind}

    async def swap(self, kind: str, key: str, version: int, value: Value, seconds: float) -> bool:
        """Put a value where the version named stands, 0 for none; False, changing nothing, where another stands."""
        found = self._values.get((kind, key))
        if (found[0].version if found else 0) != version:
            return False
        self._values[kind, key] = (Kept(version + 1, value), seconds)
        return True

    async def put(self, kind: str, key: str, value: Value, seconds: float) -> None:
        """Put a value, whatever stood there."""
        found = self._values.get((kind, key))
        self._values[kind, key] = (Kept(found[0].version + 1 if found else 1, value), seconds)

    async def drop(self, kind: str, key: str) -> None:
        """Forget a value and the notes under the same kind and key."""
        self._values.pop((kind, key), None)
        self._notes.pop((kind, key), None)

    async def append(self, kind: str, key: str, note: Value, seconds: float) -> int:
        """Add a note and return its number, from 1; the notes' time begins anew."""
        found = self._notes.get((kind, key))
        notes = [*(found[0] if found else ()), note]
        self._notes[kind, key] = (notes, seconds)
        return len(notes)

    async def after(self, kind: str, key: str, number: int) -> list[tuple[int, Value]]:
        """Return the notes after a number, in order, each with its own."""
        found = self._notes.get((kind, key))
        return list(enumerate(found[0] if found else (), start=1))[number:]

    async def tell(self, topic: str) -> None:
        """Wake whoever watches a topic."""
        for watch in list(self._watches.get(topic, ())):
            watch.told()
        if not self._watches.get(topic):
            self._watches.pop(topic, None)

    def watch(self, topic: str) -> "MemoryWatch":
        """Return a watch of a topic."""
        watch = MemoryWatch()
        self._watches.setdefault(topic, weakref.WeakSet()).add(watch)
        return watch


class MemoryWatch(Watch):
    """Notices what is told in this process."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def told(self) -> None:
        """Note that the topic was told."""
        self._event.set()

    async def changed(self, seconds: float) -> bool:
        """Wait until the topic was told since the last call; False when the seconds passed first."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        self._event.clear()
        return True

    def close(self) -> None:
        """Stop watching; the shelf holds a watch only as long as its owner does."""
        self._event.clear()


def _ends(key: _Key, value: tuple[object, float], now: float) -> float:
    return now + value[1]
