"""The shelf of a single process: everything in memory, gone with the process."""

import asyncio
import hmac
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any
from weakref import WeakValueDictionary

from async_timeout import timeout
from cachetools import TLRUCache

from bot.errors import TooBusyError
from bot.session.shelf import Kept, Shelf, Value, Watch
from bot.session.sweeper import start_sweeping
from bot.session.watches import Watches

# Bounds memory when somebody opens sessions without end, and keeps them from pushing out what is of another kind. One
# session with its tracker measured about 10 kB; a thousand chats in a queue with their notes under 10 MB.
MOST_OF_A_KIND = 20_000

_Key = tuple[str, str]
_Cache = TLRUCache[_Key, tuple[Kept, float]]


class MemoryShelf(Shelf):
    """Values by kind and key; nothing waits inside a method, so each is one step for everybody."""

    keeps_objects = True

    def __init__(self, timer: Callable[[], float] = monotonic) -> None:
        """Take the clock by which values end."""
        self._timer = timer
        self._key = secrets.token_bytes(32)
        self._kinds: dict[str, _Cache] = {}
        self._notes: TLRUCache[_Key, tuple[list[Value], float]] = TLRUCache(MOST_OF_A_KIND, _ends, timer)
        self._leases: WeakValueDictionary[_Key, asyncio.Lock] = WeakValueDictionary()
        self._watches = Watches()
        start_sweeping(self._notes)

    async def read(self, kind: str, key: str) -> Kept | None:
        """Return a value, None where there is none or its time is over."""
        found = self._of(kind).get((kind, key))
        return found[0] if found else None

    async def read_all(self, kind: str) -> dict[str, Kept]:
        """Return every value of a kind by its key."""
        self._of(kind).expire()
        return {key: kept for (_, key), (kept, _) in self._of(kind).items()}

    async def swap(self, kind: str, key: str, version: int, value: Value, seconds: float) -> bool:
        """Put a value where the version named stands, 0 for none; False, changing nothing, where another stands."""
        if self._version(kind, key) != version:
            return False
        self._of(kind)[kind, key] = (Kept(version + 1, _as_kept(value)), seconds)
        return True

    async def put(self, kind: str, key: str, value: Value, seconds: float) -> None:
        """Put a value, whatever stood there."""
        self._of(kind)[kind, key] = (Kept(self._version(kind, key) + 1, _as_kept(value)), seconds)

    async def drop(self, kind: str, key: str, version: int | None = None) -> bool:
        """Forget a value and its notes; with a version, only where it stands. Say whether that was so."""
        if version is not None and self._version(kind, key) != version:
            return False
        self._of(kind).pop((kind, key), None)
        self._notes.pop((kind, key), None)
        return True

    def name(self, *parts: str) -> str:
        """Return a keyed digest whose key is gone with the process."""
        return hmac.digest(self._key, json.dumps(parts).encode(), "sha256").hex()

    async def touch(self, kind: str, key: str, seconds: float) -> Kept | None:
        """Start a value's time anew and return it, None where there is none."""
        found = self._of(kind).get((kind, key))
        if found is None:
            return None
        self._of(kind)[kind, key] = (found[0], seconds)
        return found[0]

    async def count(self, kind: str) -> int:
        """Return how many values of a kind there are."""
        self._of(kind).expire()
        return len(self._of(kind))

    @asynccontextmanager
    async def lease(self, kind: str, key: str, wait_seconds: float) -> AsyncIterator[asyncio.Event]:
        """Hold a name alone; a process that dies takes its shelf along."""
        lock = self._leases.setdefault((kind, key), asyncio.Lock())
        await _take(lock, wait_seconds)
        try:
            yield asyncio.Event()
        finally:
            lock.release()

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

    def _of(self, kind: str) -> _Cache:
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = TLRUCache(MOST_OF_A_KIND, _ends, self._timer)
            start_sweeping(found)
        return found

    def _version(self, kind: str, key: str) -> int:
        found = self._of(kind).get((kind, key))
        return found[0].version if found else 0


async def _take(lock: asyncio.Lock, wait_seconds: float) -> None:
    if not lock.locked():
        await lock.acquire()  # Nobody is before us: no task is made to wait in.
        return
    try:
        async with timeout(wait_seconds):
            await lock.acquire()
    except asyncio.TimeoutError:
        raise TooBusyError from None


def _as_kept(value: Any) -> Any:
    """Return what is kept of a value: a copy of what JSON can hold, else the object itself."""
    return _as_json(value) if isinstance(value, dict) else value


def _as_json(value: Value) -> Value:
    """Return a copy as JSON gives it back, which is what a shelf outside the process would keep."""
    copy: Value = json.loads(json.dumps(value))
    return copy


def _ends(key: _Key, value: tuple[object, float], now: float) -> float:
    return now + value[1]
