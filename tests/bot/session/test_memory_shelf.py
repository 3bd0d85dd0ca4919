import asyncio

import pytest

from bot.session import sweeper
from bot.session.memory_shelf import MemoryShelf
from tests.bot.session.clock import Clock


async def test_what_is_past_its_time_leaves_memory_though_nobody_asks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sweeper, "SWEEP_SECONDS", 0.01)
    clock = Clock()
    shelf = MemoryShelf(clock)
    await shelf.put("chat", "anna", {}, 60)
    await shelf.append("chat", "anna", {"text": "a note"}, 60)
    clock.pass_by(60)
    await asyncio.sleep(0.05)
    assert shelf._of("chat").currsize == 0
    assert shelf._notes.currsize == 0


async def test_each_value_ends_by_its_own_time():
    clock = Clock()
    shelf = MemoryShelf(clock)
    await shelf.put("chat", "anna", {}, 60)
    await shelf.put("chat", "bert", {}, 61)
    clock.pass_by(60)
    assert set(await shelf.read_all("chat")) == {"bert"}
