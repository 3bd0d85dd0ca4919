"""Holds a name in Redis alone among all processes, by redis-py's lock, which is renewed for as long as its owner lives.

Rasa's own Redis lock store reads and writes a lock in two steps, so two processes can hold it at once.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockNotOwnedError

from bot.errors import ShelfError, TooBusyError
from bot.session.redis_bell import FAULTS

# Who has to wait for the lease of a dead process is answered within a turn's five seconds all the same; a process that
# is only busy renews in time twice over.
LEASE_SECONDS, RENEW_SECONDS = 3.0, 1.0
# Between two looks whether another has let go: a turn takes some 20 ms (bench).
LOOK_SECONDS = 0.02

Ask = Callable[[Callable[[], Awaitable[Any]]], Awaitable[Any]]

logger = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def lease(client: "Redis[bytes]", name: str, wait_seconds: float, ask: Ask) -> AsyncIterator[asyncio.Event]:
    """Hold a name; ``ask``: asks Redis and turns what goes wrong into ShelfError.

    Gives an event that is set where it was lost to another. While Redis is away nobody else can have it.

    Raises:
        TooBusyError: another held it for longer than the seconds one may wait.
        ShelfError: Redis cannot be reached.
    """
    lock = Lock(client, name, timeout=LEASE_SECONDS, thread_local=False)
    await _take(lock, wait_seconds, ask)
    lost = asyncio.Event()
    renewing = asyncio.create_task(_renew(lock, lost))
    try:
        yield lost
    except ShelfError:
        raise  # Whoever cannot be reached is not asked once more: the lease ends by itself, and the adult waits.
    except BaseException:
        await _give_back(lock, ask)
        raise
    else:
        await _give_back(lock, ask)
    finally:
        renewing.cancel()


async def _take(lock: Lock, wait_seconds: float, ask: Ask) -> None:
    until = monotonic() + wait_seconds
    while not await ask(lambda: lock.acquire(blocking=False)):
        if monotonic() > until:
            raise TooBusyError
        await asyncio.sleep(LOOK_SECONDS)


async def _give_back(lock: Lock, ask: Ask) -> None:
    with contextlib.suppress(ShelfError):
        await ask(lock.release)


async def _renew(lock: Lock, lost: asyncio.Event) -> None:
    while not lost.is_set():
        await asyncio.sleep(RENEW_SECONDS)
        try:
            await lock.reacquire()
        except LockNotOwnedError:
            logger.warning("a lease was lost to another process, or with what Redis held")
            lost.set()
        except FAULTS as error:
            logger.warning("a lease was not renewed: %s", type(error).__name__)
