import asyncio
import gc
import weakref

import pytest

from bot.session import sweeper
from bot.session.sweeper import start_sweeping
from tests.bot.session.clock import Clock

IDLE_SECONDS = 1800


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def quick_sweeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeper, "SWEEP_SECONDS", 0.01)


class Held:
    """Something whose leaving memory can be seen."""


async def test_what_is_past_its_time_leaves_memory_though_nobody_asks(clock):
    cache, held = clock.cache(10, IDLE_SECONDS), Held()
    seen = weakref.ref(held)
    cache["anna"] = held
    del held
    start_sweeping(cache)
    clock.pass_by(IDLE_SECONDS)
    await asyncio.sleep(0.05)
    gc.collect()
    assert seen() is None


async def test_what_is_in_time_stays(clock):
    cache = clock.cache(10, IDLE_SECONDS)
    cache["anna"] = Held()
    start_sweeping(cache)
    clock.pass_by(IDLE_SECONDS - 1)
    await asyncio.sleep(0.05)
    assert "anna" in cache


async def test_sweeping_goes_on(clock):
    cache = clock.cache(10, IDLE_SECONDS)
    start_sweeping(cache)
    await asyncio.sleep(0.05)
    cache["bert"] = held = Held()
    seen = weakref.ref(held)
    del held
    clock.pass_by(IDLE_SECONDS)
    await asyncio.sleep(0.05)
    gc.collect()
    assert seen() is None


async def test_a_cache_that_nobody_needs_is_not_kept_alive(clock):
    cache = clock.cache(10, IDLE_SECONDS)
    seen = weakref.ref(cache)
    start_sweeping(cache)
    del cache
    gc.collect()
    assert seen() is None
    await asyncio.sleep(0.03)  # the sweep after that finds nothing, and does not fail


def test_without_a_running_loop_entries_expire_on_access_only(clock):
    cache = clock.cache(10, IDLE_SECONDS)
    start_sweeping(cache)
    cache["anna"] = Held()
    clock.pass_by(IDLE_SECONDS)
    assert "anna" not in cache
