"""The watchman over a board in memory: what is due is made once, by whichever process is faster."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.errors import ShelfError
from bot.handoff import watchman as module
from bot.handoff.board import Board
from bot.handoff.due import Now
from bot.handoff.moves import waiting
from bot.handoff.record import Record, State
from bot.handoff.timing import RESERVED_SECONDS, STAFF_LOST_SECONDS
from bot.handoff.watchman import Watchman
from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.records import NOW, alive, queued, reserved


@dataclass
class Scene:
    """A board, the moment, and what was audited."""

    board: Board
    at: float = NOW
    staff: frozenset[str] = frozenset({"ann"})
    audited: list[tuple[str, str]] = field(default_factory=list)

    async def look(self) -> Now:
        return Now(self.at, self.staff, frozenset({"chat", "other"}), frozenset({"web"}), 300)

    async def audit(self, code: str, record: Record) -> None:
        self.audited.append((code, record.ref))

    def watchman(self) -> Watchman:
        return Watchman(self.board, self.look, self.audit)


@pytest.fixture
async def scene() -> Scene:
    return Scene(Board(MemoryShelf()))


async def test_what_is_due_is_made_for_every_chat(scene):
    await scene.board.begin(reserved())
    await scene.board.begin(reserved("other"))
    scene.at += RESERVED_SECONDS + 1
    await scene.watchman().tick()
    assert {record.state for record in await scene.board.all()} == {State.QUEUED}


async def test_several_watchmen_make_it_once_and_audit_it_once(scene):
    await scene.board.begin(alive())
    scene.at += STAFF_LOST_SECONDS + 1
    scene.staff = frozenset()
    await asyncio.gather(*[scene.watchman().tick() for _ in range(10)])
    assert scene.audited == [("person_lost", "chat")]
    assert len(await scene.board.notes("chat")) == 2


async def test_what_has_changed_meanwhile_is_left_to_the_next_look(scene):
    await scene.board.begin(reserved())
    seen, scene.at = await scene.board.all(), scene.at + RESERVED_SECONDS + 1

    async def long_seen() -> list[Record]:
        return seen

    await scene.board.change("chat", lambda record: waiting.raise_danger(record))
    scene.board.all = long_seen
    await scene.watchman().tick()
    assert (await scene.board.load("chat")).state is State.RESERVED


async def test_a_fault_of_the_shelf_does_not_end_the_watch(scene, monkeypatch, caplog):
    monkeypatch.setattr(module, "TICK_SECONDS", 0)
    looks = 0
    done = asyncio.Event()

    async def look() -> Now:
        nonlocal looks
        looks += 1
        if looks < 3:
            raise ShelfError
        done.set()
        return await scene.look()

    await scene.board.begin(queued())
    task = asyncio.ensure_future(Watchman(scene.board, look, scene.audit).run())
    await asyncio.wait_for(done.wait(), 10)
    task.cancel()
    assert [message.endswith("ShelfError") for message in caplog.messages] == [True, True]
