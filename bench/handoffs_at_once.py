"""Puts 200 adults through to 20 people over two guides behind nginx, and tells what reached the other side."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.cluster_servers import Cluster, RedisAlone
from bench.handoffs import Report, measure, on_shift
from bench.servers import BENCH
from bot.store.credentials import hashed
from bot.store.database import Database
from bot.store.line import LineBook, LineSettings
from bot.store.staff import StaffBook

CHATS, STAFF, MESSAGES, PROCESSES = 200, 20, 3, 2
# Nobody's; what it opens is gone with the run.
PASSWORD = "a long invented sentence"


def main() -> None:
    """Measure it and write build/bench/handoffs.md."""
    with tempfile.TemporaryDirectory() as folder:
        redis = RedisAlone(Path(folder))
        cluster = Cluster(Path(folder), PROCESSES, redis.url)
        names = open_line(cluster.database_url)
        redis.start()
        try:
            cluster.start()
            report = asyncio.run(_measure(cluster.address, names))
        finally:
            cluster.stop()
            redis.stop()
    lines = ["| what | figure |", "| --- | --- |", *(f"| {what} | {figure} |" for what, figure in report.rows())]
    BENCH.mkdir(parents=True, exist_ok=True)
    (BENCH / "handoffs.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines), flush=True)


def open_line(database_url: str, staff_count: int = STAFF) -> list[str]:
    """Set up a line that is always open, with its people; return their names."""
    database = Database(database_url)
    database.upgrade()
    line = LineSettings(name="Lantern", keeps_for="six months", hours={"all": "24/7"}, queue_ceiling=CHATS)
    LineBook(database).write(replace(line, last_admission_minutes=0), by=None)
    staff, password = StaffBook(database), hashed(PASSWORD)
    names = [f"helper{number}" for number in range(staff_count)]
    for name in names:
        staff.create(name, "responder")
        made = staff.find(name)
        if made is None:
            raise LookupError(name)
        staff.set_password(made.id, password)
        staff.set_display_name(made.id, name.title())
        staff.set_capacity(made.id, CHATS // STAFF)
    database.close()
    return names


async def _measure(address: str, names: list[str]) -> Report:
    clients = [await on_shift(address, name, PASSWORD) for name in names]
    try:
        return await measure(address, clients, CHATS, MESSAGES)
    finally:
        await asyncio.gather(*(one.aclose() for one in clients))
