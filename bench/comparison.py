"""Measures Steady beside the stock project, both in the same run on the same machine."""

import asyncio
from collections.abc import Sequence

from bench.figures import STEADY, STOCK, Figures, within
from bench.servers import ROOT, Guide, steady, stock
from bench.talking import first_turn, rush, side_by_side
from bench.training import train_ours, train_stock

LENGTHS = (5, 50, 100, 200)
USERS = (1, 16, 64)
STARTS = 2
CHATS = 3
CHATS_SECONDS = 150.0
RUSH_SECONDS = 10.0


def measure() -> Figures:
    """Return all figures; every process is ended, whatever happens."""
    found = Figures()
    trained = {STOCK: train_stock(), STEADY: train_ours()}
    found.training = {name: each.seconds for name, each in trained.items()}
    model = ROOT / "models" / "steady.tar.gz"
    found.model_mb = {STOCK: trained[STOCK].size_mb, STEADY: model.stat().st_size / 10**6}
    guides = [stock(), steady()]
    try:
        for number in range(STARTS):
            _start(guides, found, stop=number < STARTS - 1)
        _compare(guides, found)
    finally:
        for guide in guides:
            guide.stop()
    return found


def _start(guides: Sequence[Guide], found: Figures, *, stop: bool) -> None:
    """Start one after the other, so that none waits for the other's start."""
    for guide in guides:
        found.ready.setdefault(guide.name, []).append(guide.start())
        found.ready_processor.setdefault(guide.name, []).append(guide.processor_seconds())
        found.first.setdefault(guide.name, []).append(asyncio.run(first_turn(guide)))
        print(f"{guide.name} ready after {found.ready[guide.name][-1]:.1f} s", flush=True)
        if stop:
            guide.stop()


def _compare(guides: Sequence[Guide], found: Figures) -> None:
    print(f"up to {CHATS} chats of {max(LENGTHS)} turns with each", flush=True)
    found.turns = asyncio.run(side_by_side(guides, LENGTHS, CHATS, CHATS_SECONDS))
    for users in USERS:
        for guide in guides:
            print(f"{users} users with {guide.name}", flush=True)
            used = guide.processor_seconds()
            result = asyncio.run(rush(guide, users, RUSH_SECONDS))
            used = 1000 * (guide.processor_seconds() - used) / max(1, len(result.taken))
            found.processor.setdefault(guide.name, {})[users] = used
            found.rushes.setdefault(guide.name, {})[users] = result.a_second
            found.slowest.setdefault(guide.name, {})[users] = within(result.taken)
            found.unanswered[guide.name] = found.unanswered.get(guide.name, 0) + result.unanswered
    found.memory = {guide.name: guide.resident_mb() for guide in guides}
