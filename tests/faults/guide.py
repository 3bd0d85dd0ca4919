"""The real server over things that a test can break: action server, Redis, Telegram, directory, disk."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from tests.bot.session.a_redis import OwnRedis
from tests.canaries.house import House
from tests.channels.bot_api import BotApi
from tests.channels.chat import Chat
from tests.channels.processes import wait_until
from tests.channels.telegram_people import TOKEN
from tests.faults.gate import PASS, Gate
from tests.scripts.session_of_processes import processes_of

BACK_SECONDS = 40


class PlainHouse(House):
    """A throw-away copy of the project, started exactly as `make run` starts it."""

    def _talkative(self) -> None:
        """Leave everything as it is in service."""

    def _watched(self) -> dict[str, str]:
        return {"PYTHONDONTWRITEBYTECODE": "1"}


class Guide(PlainHouse):
    """The copy, with a gate before its action server and its database and log on a disk of their own."""

    def __init__(self, folder: Path, disk: Path, redis: OwnRedis, telegram: BotApi | None) -> None:
        own = {"STEADY_DATABASE_URL": f"sqlite:///{disk}/steady.sqlite"}
        shared = {"STEADY_REDIS_URL": redis.url, "STEADY_SECRET": "an invented secret of some length"}
        by_telegram = {"STEADY_TELEGRAM_TOKEN": TOKEN, "STEADY_TELEGRAM_API_URL": telegram.address} if telegram else {}
        super().__init__(folder, **own, **shared, **by_telegram)
        self.out = disk / "out.log"
        self.disk, self.redis, self.telegram = disk, redis, telegram
        self.actions = Gate(0)
        self.actions.finds = self._actions_port
        endpoints = self.root / "endpoints.yml"
        endpoints.write_text(endpoints.read_text().replace(":5055", f":{self.actions.port}"))
        self.directory = self.root / "build" / "directory.sqlite"

    def _actions_port(self) -> int:
        """Return the port that this start has chosen."""
        found = re.search(r"--actions actions --port (\d+)", (self.root / "build" / "supervisord.conf").read_text())
        return int(found[1]) if found else 0

    def health(self) -> tuple[int, set[str]]:
        """Return the status of GET /health and the troubles it names."""
        answer = httpx.get(self.address + "/health", timeout=10, trust_env=False)
        return answer.status_code, set(answer.json().get("troubles", ()))

    def health_is(self, status: int, troubles: frozenset[str]) -> bool:
        """Say whether GET /health comes to say so: Telegram is looked at every few seconds."""
        wait_until(lambda: self.health() == (status, troubles), 15, f"GET /health is {status} with {set(troubles)}")
        return True

    def chat(self) -> Chat:
        """Open a chat."""
        return Chat(self.address)

    def figure(self, name: str) -> float:
        """Return a figure of GET /metrics."""
        written = httpx.get(self.address + "/metrics", timeout=10, trust_env=False).text
        found = re.search(rf"^{re.escape(name)} (\S+)$", written, re.MULTILINE)
        assert found, name
        return float(found[1])

    def says(self, words: str, after: int) -> None:
        """Wait for the log to say something behind a place in it."""
        wait_until(lambda: words in self.written()[after:], 10, f"the log says {words!r}")

    def said_and_took(self, chat: Chat, **message: str) -> tuple[list[dict[str, Any]], float]:
        """Let an adult write; return the answer and how long it took from the first byte."""
        began = time.monotonic()
        return chat.send(**message), time.monotonic() - began

    def stop(self) -> None:
        """Stop all that was started, also where supervisor has ended."""
        super().stop()
        for pid in processes_of(self._process.pid) if self._process else ():
            os.kill(pid, signal.SIGKILL)

    def mend(self) -> None:
        """Put everything right and wait until the guide says that all is well."""
        self.actions.set(PASS)
        if self.telegram:
            self.telegram.troubles.clear()
        self.empty_disk()
        for away in self.directory.parent.glob("*.away"):
            away.replace(self.directory)
        self.redis.mend()
        wait_until(lambda: self.health() == (200, set()), BACK_SECONDS, "all is well again")

    def fill_disk(self) -> None:
        """Write until nothing fits any more."""
        try:
            with (self.disk / "filler").open("wb", buffering=0) as filler:
                while True:
                    filler.write(b"x" * 4096)
        except OSError:
            return

    def empty_disk(self) -> None:
        """Make room again."""
        (self.disk / "filler").unlink(missing_ok=True)


def ends(house: PlainHouse) -> tuple[int, str]:
    """Start a house that has to refuse; return its status and what it said."""
    command = [str(house.root / ".venv/bin/python"), str(house.root / "scripts/run.py")]
    done = subprocess.run(command, env=house._environment, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


Break = Callable[[Guide], None]
