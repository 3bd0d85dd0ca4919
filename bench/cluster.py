"""Several guides behind nginx: how fast 1, 2 and 4 are, and what an adult notices while one is killed or restarted."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.cluster_load import Load, Told
from bench.cluster_servers import Cluster, RedisAlone, wait_until
from bench.servers import BENCH

PROCESSES = (1, 2, 4)
USERS = (16, 64)
RUSH_SECONDS = 10
KINDS = ("guide", "actions", "nginx")
# In trouble: as many as two guides answer without a queue, so that what is seen is the trouble and not the rush.
ADULTS = 8
PAUSE_SECONDS = 0.2
BEFORE, AFTER = 100, 200
# Chats of four turns that stay open, to see what one holds.
OPEN_CHATS, OPEN_TURNS, AT_ONCE = 200, 4, 8
# Longer than a call of the shelf may take, so that its failure is seen.
REDIS_AWAY_SECONDS = 3.0

Trouble = Callable[[Cluster, RedisAlone], Awaitable[str]]


@dataclass
class Speed:
    """What so many guides did."""

    processes: int
    ready_seconds: float
    rushes: list[Told] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)

    def cells(self) -> list[str]:
        """Return it as the cells of a row."""
        rates = [f"{len(one.at) / RUSH_SECONDS:.0f}" for one in self.rushes]
        waits = [f"{1000 * one.within(0.5):.0f}, {1000 * one.within(0.95):.0f}" for one in self.rushes]
        again = sum(one.again for one in self.rushes)
        return [str(self.processes), f"{self.ready_seconds:.0f}", *rates, *waits, str(again), *self._megabytes()]

    def _megabytes(self) -> list[str]:
        return [f"{max(mb for name, mb in self.memory.items() if name.startswith(kind)):.0f}" for kind in KINDS]


HEADS = (
    "guides",
    "ready, s",
    *(f"messages a second, {users} at once" for users in USERS),
    *(f"median, 95th percentile ms, {users} at once" for users in USERS),
    "sent again",
    *(f"MB of the largest {kind}" for kind in KINDS),
)


def main() -> None:
    """Measure all of it and write build/bench/cluster.md."""
    with tempfile.TemporaryDirectory() as folder:
        redis = RedisAlone(Path(folder))
        redis.start()
        try:
            lines = [*speeds(Path(folder), redis), "", *troubles(Path(folder), redis)]
        finally:
            redis.stop()
    BENCH.mkdir(parents=True, exist_ok=True)
    (BENCH / "cluster.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines), flush=True)


def speeds(folder: Path, redis: RedisAlone) -> list[str]:
    """Return the table of speed and memory, and what one open chat holds."""
    rows, held = [], ""
    for processes in PROCESSES:
        cluster = Cluster(folder, processes, redis.url)
        try:
            found = Speed(processes, cluster.start())
            found.rushes = [asyncio.run(_rush(cluster, users)) for users in USERS]
            found.memory = cluster.resident_mb()
            held = held or asyncio.run(_held_by_a_chat(cluster, redis))
        finally:
            cluster.stop()
        rows.append(found.cells())
        print(", ".join(rows[-1]), flush=True)
    return [_row(HEADS), _row(["---"] * len(HEADS)), *map(_row, rows), "", held]


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


async def _rush(cluster: Cluster, adults: int) -> Told:
    """Let so many adults talk for some seconds, each waiting for an answer before the next message."""
    load = Load(cluster.address, adults)
    await load.start()
    await asyncio.sleep(RUSH_SECONDS)
    return await load.stop()


async def _held_by_a_chat(cluster: Cluster, redis: RedisAlone) -> str:
    """Hold chats open; return what one takes in Redis and in the guides."""
    redis_before, guides_before = redis.used_bytes(), _guides_mb(cluster)
    load = Load(cluster.address, AT_ONCE)
    await load.hold_open(OPEN_CHATS, OPEN_TURNS)
    in_redis = (redis.used_bytes() - redis_before) / OPEN_CHATS / 1024
    in_guides = 1024 * (_guides_mb(cluster) - guides_before) / OPEN_CHATS
    return f"An open chat after {OPEN_TURNS} turns holds {in_redis:.1f} kB in Redis, {in_guides:.1f} kB in the guides."


def _guides_mb(cluster: Cluster) -> float:
    return sum(mb for name, mb in cluster.resident_mb().items() if name.startswith("guide"))


def troubles(folder: Path, redis: RedisAlone) -> list[str]:
    """Return what adults met while a guide was killed, all were restarted in turn, and Redis was restarted."""
    cluster = Cluster(folder, 2, redis.url)
    lines = [_row(("trouble", "what became of the messages", "how long")), _row(["---"] * 3)]
    try:
        cluster.start()
        for name, trouble in TROUBLES.items():
            told, took = asyncio.run(_under_load(cluster, redis, trouble))
            lines.append(_row((name, told.row(), took)))
            print(lines[-1], flush=True)
    finally:
        cluster.stop()
    return lines


async def _under_load(cluster: Cluster, redis: RedisAlone, trouble: Trouble) -> tuple[Told, str]:
    load = Load(cluster.address, ADULTS, PAUSE_SECONDS)
    await load.start()
    await load.until(BEFORE)
    took = await trouble(cluster, redis)
    await load.until(AFTER)
    return await load.stop(), took


async def kill(cluster: Cluster, redis: RedisAlone) -> str:
    """End one guide as a crash would; return how long until it was back."""
    guide, began = cluster.guides[0], time.monotonic()
    killed = cluster.pid_of(guide)
    cluster.kill(guide)
    await asyncio.to_thread(wait_until, lambda: cluster.pid_of(guide) not in (0, killed), 60, "another guide")
    await asyncio.to_thread(cluster.wait_until_ready)
    return f"back after {time.monotonic() - began:.0f} s"


async def restart_in_turn(cluster: Cluster, redis: RedisAlone) -> str:
    """Restart both guides, one after the other."""
    began = time.monotonic()
    ended = await asyncio.to_thread(cluster.restart().wait)
    return f"{time.monotonic() - began:.0f} s" + (" and failed" if ended else "")


async def restart_redis(cluster: Cluster, redis: RedisAlone) -> str:
    """End Redis, and start it with nothing in it."""
    await asyncio.to_thread(redis.stop)
    await asyncio.sleep(REDIS_AWAY_SECONDS)
    await asyncio.to_thread(redis.start)
    return f"away for {REDIS_AWAY_SECONDS:.0f} s"


TROUBLES: dict[str, Trouble] = {
    "one of two guides killed": kill,
    "a rolling restart": restart_in_turn,
    "Redis ended and started empty": restart_redis,
}
