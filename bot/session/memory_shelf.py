"""The shelf of a single process: everything in memory, gone with the process."""

import json
from collections.abc import Callable
from time import monotonic

from cachetools import TLRUCache

from bot.session.shelf import Kept, Shelf, Value, Watch
from bot.session.sweeper import start_sweeping
from bot.session.watches import Watches

# Bounds memory; a thousand chats in a queue with their notes measured under 10 MB.
MOST_VALUES = 100_000

_Key = tuple[str, str]


class MemoryShelf(Shelf):
    """Values by kind and key; nothing waits inside a method, so each is one step for everybody."""

    def __init__(self, timer: Callable[[], float] = monotonic) -> None:
        """Take the clock by which values end."""
        self._values: TLRUCache[_Key, tuple[Kept, float]] = TLRUCache(MOST_VALUES, _ends, timer)
        self._notes: TLRUCache[_Key, tuple[list[Value], float]] = TLRUCache(MOST_VALUES, _ends, timer)
        self._watches = Watches()
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
        if self._version(kind, key) != version:
            return False
        self._values[kind, key] = (Kept(version + 1, _as_json(value)), seconds)
        return True

    async def put(self, kind: str, key: str, value: Value, seconds: float) -> None:
        """Put a value, whatever stood there."""
        self._values[kind, key] = (Kept(self._version(kind, key) + 1, _as_json(value)), seconds)

    async def drop(self, kind: str, key: str, version: int | None = None) -> bool:
        """Forget a value and its notes; with a version, only where it stands. Say whether that was so."""
        if version is not None and self._version(kind, key) != version:
            return False
        self._values.pop((kind, key), None)
        self._notes.pop((kind, key), None)
        return True

    async def append(self, kind: str, key: str, note: Value, seconds: float) -> int:
        """Add a note to a value and return its number, from 1; 0 where there is no such value."""
        if not self._version(kind, key):
            return 0
        found = self._notes.get((kind, key))
        notes = [*(found[0] if found else ()), _as_json(note)]
        self._notes[kind, key] = (notes, seconds)
        return len(notes)

    async def after(self, kind: str, key: str, number: int) -> list[tuple[int, Value]]:
        """Return the notes after a number, in order, each with its own."""
        found = self._notes.get((kind, key))
        return list(enumerate(found[0] if found else (), start=1))[number:]

    async def tell(self, topic: str) -> None:
        """Wake whoever watches a topic."""
        self._watches.tell(topic)

    def watch(self, topic: str) -> Watch:
        """Return a watch of a topic."""
        return self._watches.add(topic)

    def _version(self, kind: str, key: str) -> int:
        found = self._values.get((kind, key))
        return found[0].version if found else 0


def _as_json(value: Value) -> Value:
    """Return a copy as JSON gives it back, which is what a shelf outside the process would keep."""
    copy: Value = json.loads(json.dumps(value))
    return copy


def _ends(key: _Key, value: tuple[object, float], now: float) -> float:
    return now + value[1]
