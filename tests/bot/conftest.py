"""The two shelves, memory and Redis: what holds for one has to hold for the other."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
from redis.asyncio import Redis

from bot.errors import ShelfError
from bot.session.memory_shelf import MemoryShelf
from bot.session.redis_shelf import RedisShelf
from bot.session.shelf import Shelf
from tests.bot.session.clock import Clock

# Read here, since every test begins without any setting.
REDIS_URL = os.environ.get("STEADY_TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
SECRET = "a secret of the tests"
LISTENS_WITHIN_SECONDS = 20


@dataclass
class Shelves:
    """Two views of what is shared, as two processes have them, and how time passes there."""

    one: Shelf
    other: Shelf
    pass_by: Callable[[float], Awaitable[None]]


@pytest.fixture(params=["memory", "redis"])
async def shelves(request: pytest.FixtureRequest) -> AsyncIterator[Shelves]:
    """Give both kinds in turn; on Redis only what the test itself put there is taken away again."""
    if request.param == "memory":
        yield memory()
        return
    prefix = f"steady-test-{secrets.token_hex(8)}"
    one, other = (RedisShelf(REDIS_URL, SECRET, prefix) for _ in range(2))
    try:
        await one.read("is", "there")
    except ShelfError:
        pytest.skip("no Redis answers at STEADY_TEST_REDIS_URL")
    for shelf in (one, other):
        assert await shelf.watch("anything").changed(LISTENS_WITHIN_SECONDS)  # wakes once when it begins to listen
    yield Shelves(one, other, lambda seconds: asyncio.sleep(seconds + 0.05))
    for shelf in (one, other):
        await shelf.close()
    await take_away(prefix)


@pytest.fixture
def shelf(shelves: Shelves) -> Shelf:
    return shelves.one


def memory() -> Shelves:
    clock = Clock()
    only = MemoryShelf(clock)

    async def pass_by(seconds: float) -> None:
        clock.pass_by(seconds)

    return Shelves(only, only, pass_by)


async def take_away(prefix: str) -> None:
    async with Redis.from_url(REDIS_URL) as client:
        if mine := [key async for key in client.scan_iter(f"{prefix}*")]:
            await client.delete(*mine)
