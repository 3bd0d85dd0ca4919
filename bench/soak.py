"""Holds many chats with Steady and tells whether its memory grows."""

import asyncio

from bench.figures import slope
from bench.servers import Guide, steady
from bench.talking import MESSAGES, client, new_chat

TURNS = 20
AT_ONCE = 8
STEPS = 10
# The first chats fill what is kept once (tables, caches); the slope is taken after them.
WARM_UP = 0.2


def measure(chats: int) -> float:
    """Hold so many chats of 20 turns; print the memory on the way and return its slope in kB a chat."""
    guide = steady()
    try:
        guide.start()
        points = asyncio.run(_soak(guide, chats))
    finally:
        guide.stop()
    found = settled(points, chats)
    print(f"slope after the first {WARM_UP:.0%}: {found:.2f} kB a chat")
    return found


def settled(points: list[tuple[float, float]], chats: int) -> float:
    """Return the slope in kB a chat of (chats held, MB), the warm-up left out."""
    return 1024 * slope([point for point in points if point[0] >= WARM_UP * chats])


async def _soak(guide: Guide, chats: int) -> list[tuple[float, float]]:
    points = [(0.0, _memory(guide))]
    a_step = max(AT_ONCE, chats // STEPS)
    for held in range(0, chats, a_step):
        await _hold(guide, min(a_step, chats - held))
        points.append((float(min(chats, held + a_step)), _memory(guide)))
        print(f"{points[-1][0]:.0f} chats: {points[-1][1]:.1f} MB", flush=True)
    return points


def _memory(guide: Guide) -> float:
    return sum(guide.resident_mb().values())


async def _hold(guide: Guide, chats: int) -> None:
    """Hold some chats, a few at once, and end each: one left open is kept for half an hour (about 10 kB)."""
    waiting = iter(range(chats))

    async def one_after_another() -> None:
        for number in waiting:
            chat = new_chat(opened, guide)
            await chat.open()
            for turn in range(TURNS):
                await chat.say(MESSAGES[(number + turn) % len(MESSAGES)])
            await chat.close()

    async with client() as opened:
        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
