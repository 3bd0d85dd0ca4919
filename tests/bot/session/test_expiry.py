"""The idle time really erases: what it held is gone from memory, in every place, though nobody asks for it again."""

import asyncio
import gc
import weakref
from typing import Any

import pytest
from cachetools import TLRUCache

from bot.handoff.board import RECORD_SECONDS, RECORDS
from bot.session import memory_shelf, sweeper
from bot.session.memory_shelf import MemoryShelf
from bot.session.session import Reply
from bot.session.sessions import Sessions
from bot.session.tracker_store import ForgetfulTrackerStore
from bot.session.trackers import NoTrackers
from tests.bot.session.clock import Clock
from tests.bot.session.test_tracker_store import DOMAIN, talked

IDLE_SECONDS = 1800
SAID = "an invented sentence that nobody keeps"


@pytest.fixture(autouse=True)
def quick_sweeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeper, "SWEEP_SECONDS", 0.01)


async def swept() -> None:
    await asyncio.sleep(0.05)
    gc.collect()


async def test_an_idle_session_leaves_nothing_in_memory(clock: Clock) -> None:
    sessions = Sessions(IDLE_SECONDS, NoTrackers(), shelf=MemoryShelf(clock))
    session = await sessions.open(Reply([{"text": SAID, "buttons": []}]))
    session.remember("first", Reply([{"text": SAID, "buttons": []}]))
    gone = weakref.ref(session)
    del session
    clock.pass_by(IDLE_SECONDS)
    await swept()
    assert gone() is None


async def test_an_idle_conversation_leaves_no_event_in_memory(clock: Clock) -> None:
    store = ForgetfulTrackerStore(DOMAIN)
    await store.save(talked("anna"))
    kept = [weakref.ref(event) for event in store._kept["anna"]]
    clock.pass_by(IDLE_SECONDS)
    await swept()
    assert kept and all(event() is None for event in kept)


async def test_what_is_in_time_is_still_there(clock: Clock) -> None:
    store = ForgetfulTrackerStore(DOMAIN)
    await store.save(talked("anna"))
    clock.pass_by(IDLE_SECONDS - 1)
    await swept()
    assert await store.retrieve("anna") is not None


async def test_words_of_a_handoff_go_with_its_time_and_at_once_with_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    made: list[TLRUCache[Any, Any, Any]] = []

    def cache(maxsize: int, ends: Any, timer: Any) -> TLRUCache[Any, Any, Any]:
        made.append(TLRUCache(maxsize, ends, clock))
        return made[-1]

    monkeypatch.setattr(memory_shelf, "TLRUCache", cache)
    shelf = MemoryShelf()
    for ref in ("a", "b"):
        await shelf.put(RECORDS, ref, {}, RECORD_SECONDS)
        await shelf.append(RECORDS, ref, {"text": SAID}, RECORD_SECONDS)
    await shelf.drop(RECORDS, "a")
    assert SAID not in str([[*held.items()] for held in made if (RECORDS, "a") in held])
    clock.pass_by(RECORD_SECONDS)
    await swept()
    assert [len(held._Cache__data) for held in made] == [0, 0]
