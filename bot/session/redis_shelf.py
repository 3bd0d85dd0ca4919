"""The shelf of several processes, in Redis: keys are HMACs, values are sealed, and everything expires."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from async_timeout import timeout
from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.errors import SettingsError, ShelfError
from bot.session import redis_scripts
from bot.session.redis_bell import FAULTS, Bell
from bot.session.redis_lease import lease
from bot.session.sealing import Seal
from bot.session.shelf import Kept, Shelf, Value, Watch
from bot.session.watches import Watches

# A turn has 5 s (design promise 2): a fault has to show long before that. The whole of a call, then each part of it.
CALL_SECONDS, SOCKET_SECONDS = 1.8, 1.0
# Enough for every chat that acts at the same moment; more wait for a free one.
MOST_CONNECTIONS = 50
# What redis-py says of a pool in which none has become free in time; it has no class for that.
ALL_TAKEN = "No connection available."

_Found = TypeVar("_Found")

logger = logging.getLogger(__name__)


class RedisShelf(Shelf):
    """Values, notes and topics for every process with the same Redis, prefix and secret."""

    def __init__(self, url: str, secret: str, prefix: str = "steady") -> None:
        """Take where Redis is, the secret for names and seals, and how every key begins.

        Raises:
            SettingsError: the address cannot be read, or the secret is empty.
        """
        self._seal = Seal(secret)
        self._prefix = prefix
        self._client = _client(url)
        self._watches = Watches()
        self._bell = Bell(self._client, f"{prefix}:told", self._watches)
        register = self._client.register_script
        self._put, self._drop = register(redis_scripts.PUT), register(redis_scripts.DROP)
        self._append, self._read_all = register(redis_scripts.APPEND), register(redis_scripts.READ_ALL)
        self._touch, self._count = register(redis_scripts.TOUCH), register(redis_scripts.COUNT)

    async def read(self, kind: str, key: str) -> Kept | None:
        """Return a value, None where there is none or its time is over."""
        return self._kept(kind, key, await self._ask(lambda: self._client.get(self._key(kind, key)), again=True))

    async def read_all(self, kind: str) -> dict[str, Kept]:
        """Return every value of a kind by its key; what cannot be opened is left out and counted in the log."""
        start = f"{self._prefix}:{kind}:"
        found = await self._ask(lambda: self._read_all(keys=[self._index(kind)], args=[start]), again=True)
        lines = found.decode().splitlines()
        opened = dict(row for line in lines if (row := self._opened(kind, *line.split(" "))))
        if len(opened) < len(lines):
            logger.warning("%d values of %d could not be opened", len(lines) - len(opened), len(lines))
        return opened

    async def swap(self, kind: str, key: str, version: int, value: Value, seconds: float) -> bool:
        """Put a value where the version named stands, 0 for none; False, changing nothing, where another stands."""
        return bool(await self._ask(lambda: self._put_it(kind, key, str(version), value, seconds)))

    async def put(self, kind: str, key: str, value: Value, seconds: float) -> None:
        """Put a value, whatever stood there."""
        await self._ask(lambda: self._put_it(kind, key, "", value, seconds), again=True)

    async def drop(self, kind: str, key: str, version: int | None = None) -> bool:
        """Forget a value and its notes; with a version, only where it stands. Say whether that was so."""
        keys = [self._key(kind, key), self._index(kind), self._notes(kind, key)]
        args = ["" if version is None else version, self._seal.name(kind, key)]
        return bool(await self._ask(lambda: self._drop(keys=keys, args=args), again=version is None))

    def name(self, *parts: str) -> str:
        """Return a keyed digest, the same on every process with this secret; nothing can be read from it."""
        return self._seal.name(*parts)

    async def touch(self, kind: str, key: str, seconds: float) -> Kept | None:
        """Start a value's time anew and return it, None where there is none."""
        keys = [self._key(kind, key), self._index(kind)]
        args = [_milliseconds(seconds), self._seal.name(kind, key)]
        return self._kept(kind, key, await self._ask(lambda: self._touch(keys=keys, args=args), again=True))

    async def count(self, kind: str) -> int:
        """Return how many values of a kind there are."""
        return int(await self._ask(lambda: self._count(keys=[self._index(kind)]), again=True))

    def lease(self, kind: str, key: str, wait_seconds: float) -> AbstractAsyncContextManager[asyncio.Event]:
        """Hold a name alone among all processes; whoever dies holding it loses it within seconds."""
        return lease(self._client, f"{self._key(kind, key)}:lease", wait_seconds, self._ask)

    async def append(self, kind: str, key: str, note: Value, seconds: float) -> int:
        """Add a note to a value and return its number, from 1; 0 where there is no such value."""
        keys = [self._key(kind, key), self._notes(kind, key)]
        args = [self._seal.shut([kind, key, note]), _milliseconds(seconds)]
        return int(await self._ask(lambda: self._append(keys=keys, args=args)))

    async def after(self, kind: str, key: str, number: int) -> list[tuple[int, Value]]:
        """Return the notes after a number, in order, each with its own."""
        rows = await self._ask(lambda: self._client.lrange(self._notes(kind, key), number, -1), again=True)
        return [(at, self._open(kind, key, row)) for at, row in enumerate(rows, start=number + 1)]

    async def tell(self, topic: str) -> None:
        """Wake whoever watches a topic, in every process."""
        await self._ask(lambda: self._client.publish(f"{self._prefix}:told", self._topic(topic)), again=True)

    def watch(self, topic: str) -> Watch:
        """Return a watch of a topic; the first one begins to listen."""
        self._bell.listen()
        return self._watches.add(self._topic(topic))

    async def close(self) -> None:
        """Stop listening and let go of every connection."""
        await self._bell.close()
        await self._client.connection_pool.disconnect()

    async def _ask(self, call: Callable[[], Awaitable[_Found]], *, again: bool = False) -> _Found:
        """Return Redis's answer.

        again: whether a second try does no harm. What is left open of a server that has restarted fails once.
        """
        try:
            async with timeout(CALL_SECONDS):
                return await self._try(call, again=again)
        except FAULTS as error:
            raise ShelfError(f"Redis: {type(error).__name__}") from None

    async def _try(self, call: Callable[[], Awaitable[_Found]], *, again: bool) -> _Found:
        try:
            return await call()
        except RedisConnectionError as error:
            if str(error) == ALL_TAKEN:
                raise  # Redis is well: closing what is idle now would break the calls that take it at this moment.
            await self._client.connection_pool.disconnect(inuse_connections=False)
            if not again:
                raise
        return await call()

    def _put_it(self, kind: str, key: str, version: str, value: Value, seconds: float) -> Awaitable[int]:
        keys = [self._key(kind, key), self._index(kind)]
        args = [version, self._seal.shut([kind, key, value]), _milliseconds(seconds), self._seal.name(kind, key)]
        answer: Awaitable[int] = self._put(keys=keys, args=args)
        return answer

    def _kept(self, kind: str, key: str, found: bytes | None) -> Kept | None:
        version, _, sealed = (found or b"").partition(b" ")
        return Kept(int(version), self._open(kind, key, sealed)) if found else None

    def _open(self, kind: str, key: str, sealed: bytes) -> Value:
        """Open a value; it has to be the one of its place, not one that was moved there."""
        its_kind, its_key, value = self._seal.open(sealed)
        if (its_kind, its_key) != (kind, key):
            raise ShelfError("a value lies in the place of another")
        return dict(value)

    def _opened(self, kind: str, name: str, version: str, sealed: str) -> tuple[str, Kept] | None:
        try:
            its_kind, key, value = self._seal.open(sealed)
        except ShelfError:
            return None
        in_place = its_kind == kind and self._seal.name(kind, key) == name
        return (key, Kept(int(version), value)) if in_place else None

    def _key(self, kind: str, key: str) -> str:
        return f"{self._prefix}:{kind}:{self._seal.name(kind, key)}"

    def _notes(self, kind: str, key: str) -> str:
        return f"{self._key(kind, key)}:notes"

    def _index(self, kind: str) -> str:
        return f"{self._prefix}:{kind}:{self._seal.name(kind)}:index"

    def _topic(self, topic: str) -> str:
        return self._seal.name("topic", topic)


def _client(url: str) -> "Redis[bytes]":
    timeouts: dict[str, Any] = {"socket_timeout": SOCKET_SECONDS, "socket_connect_timeout": SOCKET_SECONDS}
    try:
        pool = BlockingConnectionPool.from_url(
            url, max_connections=MOST_CONNECTIONS, timeout=SOCKET_SECONDS, **timeouts
        )
    except ValueError:
        raise SettingsError("Please correct: STEADY_REDIS_URL (see docs/settings.md).") from None
    return Redis(connection_pool=pool)


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
