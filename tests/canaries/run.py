"""One run of a guide in which canaries are planted everywhere, and what a search finds afterwards, by place."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.store.database import Database
from tests.bot.session.a_redis import OwnRedis
from tests.bot.store.databases import written
from tests.canaries import by_line, by_telegram, by_web, line_desk
from tests.canaries.house import House, tree
from tests.canaries.memory import pieces
from tests.canaries.planted import FLOCK, STAFF_NAME, Search
from tests.canaries.wire import Wire
from tests.channels.bot_api import BotApi
from tests.channels.bot_api_install import installed
from tests.channels.telegram_people import TOKEN

# Long enough for the slowest state on a busy machine.
IDLE_SECONDS = 25
SWEPT_SECONDS = 12
SECRET = "an invented secret of the server, 32 or more"
# What may be made or changed: the database, what `make run` writes, and what this run itself writes.
MAY_CHANGE = (
    "out.log",
    "watch/",
    "steady/var/steady.sqlite",
    "steady/build/",
    "home/.config/rasa/",
    "home/.keras/",
    "tmp/fatal-",
    "redis/",
)


class Run:
    """Plays every state, then searches; ``found`` holds by place what was found, ``figures`` what was measured."""

    def __init__(self, folder: Path, database_url: str = "", redis: OwnRedis | None = None) -> None:
        self.redis, self.telegram = redis, self._telegram(folder)
        environment = {"STEADY_SESSION_IDLE_SECONDS": str(IDLE_SECONDS), "STEADY_SECRET": SECRET}
        if redis:
            environment |= {"STEADY_REDIS_URL": redis.url, "STEADY_DATABASE_URL": database_url}
        if self.telegram:
            environment |= {"STEADY_TELEGRAM_TOKEN": TOKEN, "STEADY_TELEGRAM_API_URL": self.telegram.address}
        self.house = House(folder / "house", **environment)
        self.url = database_url or f"sqlite:///{self.house.root}/var/steady.sqlite"
        self.wire = Wire(self.house.address)
        self.found: dict[str, list[str]] = {}
        self.figures: dict[str, object] = {}
        self.seen_open: set[str] = set()
        self.limits: list[str] = []

    def _telegram(self, folder: Path) -> BotApi | None:
        return BotApi(folder / "telegram-test-api.out") if installed() else None

    def play(self) -> None:
        """Start, plant, kill, restart, stop, and search on the way and at the end."""
        secret = line_desk.set_up(self.url)
        self.house.start()
        self.limits = [Path(f"/proc/{pid}/limits").read_text() for pid in self.house.pids().values()]
        self._states(secret)
        self._live_search()
        self._crash_of_actions()
        time.sleep(IDLE_SECONDS + SWEPT_SECONDS)
        self._memory()
        self._alive()
        self._killed()
        self.house.stop()
        self._final_search()

    def _states(self, secret: str) -> None:
        by_line.refused(self.wire)
        boss = line_desk.Desk(self.wire, "boss", secret)
        staff = line_desk.Desk(self.wire, STAFF_NAME)
        with self.wire.listening(staff.http, "/staff/api/events", {}):
            by_line.declined(self.wire)
            by_line.live(self.wire, staff)
            by_line.blocked(self.wire, staff)
            by_line.turned_away(self.wire, boss)
            if self.telegram:
                by_telegram.live(self.telegram, staff)
        staff.post("/sign-out")
        for state in by_web.STATES:
            state(self.wire)
        for state in (by_telegram.left_idle, by_telegram.wiped) if self.telegram else ():
            state(self.telegram)
        for path in ("audit", "counts", "accounts", "blocks"):
            boss.http.get(f"{line_desk.API}/{path}")
        boss.post("/sign-out")

    def _live_search(self) -> None:
        """Search while sessions are live: Rasa's own endpoints, metrics, open files, Redis."""
        by_web.integrators(self.wire)
        client = self.wire.client(headers={})
        for sender in self.house.sender_ids():
            client.get(f"/conversations/{sender}/tracker")
        client.get("/metrics")
        self.seen_open = self.house.open_files()
        if self.redis:
            self._note("Redis while live", self._in_redis())

    def _crash_of_actions(self) -> None:
        chat = self.wire.chat()
        self.house.kill("actions")
        by_web.crashed_actions(self.wire, chat)
        self.house.wait_until_ready()
        chat.end()

    def _memory(self) -> None:
        """Count what is left in memory once every session is over, before and after a forced collection."""
        search = Search()
        for name, pid in self.house.pids().items():
            self.figures[f"{name}: left after the idle time"] = self._counted(search, pid)
            self.house.tell(name, "collected")
            self.figures[f"{name}: left after a collection"] = self._counted(search, pid)

    def _counted(self, search: Search, pid: int) -> dict[str, int]:
        return dict(Counter(hit for piece in pieces(pid) for hit in search.found(piece)))

    def _alive(self) -> None:
        """Have each server look through every object that it can still reach."""
        (self.house.folder / "watch" / "needle").write_text(FLOCK)
        self.found["living objects"] = [
            f"{name}: {kind}" for name in self.house.pids() for kind in _answer(self.house.tell(name, "alive"))
        ]

    def _killed(self) -> None:
        """Kill Rasa in the middle of chats, and look what the next one knows."""
        chat = self.wire.chat()
        chat.say(by_web.said("killed"))
        self.figures["rasa: left in the middle of a chat"] = self._counted(Search(), self.house.pids()["rasa"])
        self.house.kill("rasa")
        self.house.wait_until_ready()
        self.found["memory after kill -9"] = list(self._counted(Search(), self.house.pids()["rasa"]))
        still_there = chat.post({"text": "hello"}).status_code != 401
        # With Redis a chat is meant to outlive its process (decision 21): sealed, until its idle time is over.
        self.found["answers after kill -9"] = ["the chat lives"] if still_there and not self.redis else []

    def _final_search(self) -> None:
        tokens = Search(*self.wire.secrets)
        for path, body in self.wire.answers:
            self._note(f"the answer of {path}", Search().found(body))
        if self.telegram:
            self._note("calls of Telegram", Search().found(by_telegram.said_by_the_guide(self.telegram)))
        for name in sorted(self.changed()):
            search = Search(*self.wire.secrets, STAFF_NAME) if name == "out.log" else tokens
            self._note(f"the file {name}", search.found((self.house.folder / name).read_bytes()))
        with Database(self.url).reading() as connection:
            self._note("the database", tokens.found("\n".join(written(connection)).encode()))
        if self.redis:
            self._note("Redis", self._in_redis())

    def changed(self) -> set[str]:
        """Return the files that the run has made or changed, this run's own aside."""
        after = tree(self.house.folder)
        return {name for name, state in after.items() if self.house.before.get(name) != state and "needle" not in name}

    def unexpected(self) -> list[str]:
        """Return the files that nothing was expected to make or change."""
        return [name for name in sorted(self.changed()) if not name.startswith(MAY_CHANGE)]

    def _in_redis(self) -> list[str]:
        assert self.redis
        search = Search(*self.wire.secrets, STAFF_NAME)
        with self.redis.client() as client:
            client.config_set("rdbcompression", "no")
            client.save()
            keys = list(client.scan_iter())
            values = [value for key in keys for value in _values(client, key)]
        self.figures["keys in Redis"] = len(keys)
        return search.found(self.redis.dump.read_bytes()) + search.found(b"\n".join([*keys, *values]))

    def _note(self, place: str, hits: list[str]) -> None:
        if hits:
            self.found.setdefault(place, []).extend(sorted(set(hits)))

    def stop(self) -> None:
        """End everything that was started."""
        self.house.stop()
        if self.telegram:
            self.telegram.stop()


def _values(client: object, key: bytes) -> Iterator[bytes]:
    kind = client.type(key)
    reads = {
        b"string": lambda: [client.get(key)],
        b"list": lambda: client.lrange(key, 0, -1),
        b"zset": lambda: client.zrange(key, 0, -1),
        b"set": lambda: client.smembers(key),
        b"hash": lambda: [part for pair in client.hgetall(key).items() for part in pair],
    }
    yield from (value for value in reads[kind]() if value)


def _answer(path: Path) -> list[str]:
    return list(json.loads(path.read_text())["alive"])
