"""Puts many adults through to few people at once, and tells what reached the other side: one guide, then two."""

import asyncio
import tempfile
from pathlib import Path

from bench.cluster_servers import Cluster, RedisAlone
from bench.handoffs import Report, measure, on_shift
from bench.servers import BENCH, steady
from bot.store.credentials import hashed
from bot.store.database import Database
from bot.store.line import LineBook, LineSettings
from bot.store.staff import StaffBook

MESSAGES, A_PERSON = 3, 10
CHATS = 200
# Nobody's; what it opens is gone with the run.
PASSWORD = "a long invented sentence"


def main() -> None:
    """Measure both and write build/bench/handoffs.md."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = over_one(Path(folder), CHATS), over_two(Path(folder), CHATS)
    pairs = [(what, figure, other) for (what, figure), (_, other) in zip(one.rows(), two.rows())]
    rows = [("what", "one guide, in memory", "two guides, over Redis"), ("---", "---", "---"), *pairs]
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    BENCH.mkdir(parents=True, exist_ok=True)
    (BENCH / "handoffs.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines), flush=True)


def over_one(folder: Path, chats: int) -> Report:
    """Return what became of so many chats with one guide, as `make run` starts it."""
    guide = steady()
    database = f"sqlite:///{folder}/one.sqlite"
    of_rasa = {**guide.environment.get("rasa", {}), "STEADY_DATABASE_URL": database}
    guide.environment = {**guide.environment, "rasa": of_rasa}
    names = open_line(database, chats // A_PERSON)
    try:
        guide.start()
        return asyncio.run(_measure(guide.address, names, chats))
    finally:
        guide.stop()


def over_two(folder: Path, chats: int) -> Report:
    """Return what became of so many chats with two guides behind nginx."""
    redis = RedisAlone(folder)
    cluster = Cluster(folder, 2, redis.url)
    names = open_line(cluster.database_url, chats // A_PERSON)
    redis.start()
    try:
        cluster.start()
        return asyncio.run(_measure(cluster.address, names, chats))
    finally:
        cluster.stop()
        redis.stop()


def open_line(database_url: str, people: int) -> list[str]:
    """Set up a line that is always open, with its people; return their names."""
    database = Database(database_url)
    database.upgrade()
    always = LineSettings("Lantern", "six months", {"all": "24/7"}, last_admission_minutes=0, queue_ceiling=CHATS)
    LineBook(database).write(always, by=None)
    staff, password = StaffBook(database), hashed(PASSWORD)
    names = [f"helper{number}" for number in range(people)]
    for name in names:
        staff.create(name, "responder")
        made = staff.find(name)
        if made is None:
            raise LookupError(name)
        staff.set_password(made.id, password)
        staff.set_display_name(made.id, name.title())
        staff.set_capacity(made.id, A_PERSON)
    database.close()
    return names


async def _measure(address: str, names: list[str], chats: int) -> Report:
    clients = [await on_shift(address, name, PASSWORD) for name in names]
    try:
        return await measure(address, clients, chats, MESSAGES)
    finally:
        await asyncio.gather(*(one.aclose() for one in clients))
