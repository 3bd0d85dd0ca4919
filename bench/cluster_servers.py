"""Starts and stops a cluster for measuring and for tests, with a Redis of its own, as `make cluster` does."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from redis import Redis

from bench.processes import free_port, resident_mb
from bench.servers import QUIET, READY_SECONDS, ROOT, NotReadyError
from scripts.announce import is_ready
from scripts.cluster_files import Plan, is_free
from scripts.cluster_restart import supervisor_of

STOP_SECONDS = 15
# Invented; what it seals is gone with the run.
SECRET = "a-secret-of-the-bench-and-of-the-tests"
# Below the ports that the system gives to clients, so that nothing takes one between the look and the start.
PORTS = range(20_000, 32_000)


class RedisAlone:
    """A Redis that writes nothing, on a port that it keeps over its restarts."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise NotReadyError("redis-server is missing: sudo apt install redis-server")
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        where = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(folder)]
        self._command = [program, *where, "--save", "", "--appendonly", "no"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, start_new_session=True)
        wait_until(lambda: not is_free(self.port), 10, "Redis takes connections")

    def stop(self) -> None:
        """End it at once; what it held is gone."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None

    def used_bytes(self) -> int:
        """Return the memory that what it holds takes."""
        with Redis.from_url(self.url) as client:
            return int(client.info("memory")["used_memory"])

    def resident_mb(self) -> float:
        """Return its memory as the system counts it."""
        return resident_mb(self._process.pid) if self._process else 0.0


class Cluster:
    """Some guides behind nginx; ``address`` is nginx's."""

    def __init__(self, folder: Path, processes: int, redis_url: str, database_url: str = "") -> None:
        self._log = folder / f"cluster-{processes}.log"
        self.database_url = database_url or f"sqlite:///{folder}/steady-{processes}.sqlite"
        port = free_block(1 + 2 * processes)
        self.address = f"http://127.0.0.1:{port}"
        first = port + 1
        self._plan = Plan(
            ROOT / "build" / f"cluster-{port}",
            range(first, first + processes),
            range(first + processes, first + 2 * processes),
        )
        own = {
            "STEADY_PORT": str(port),
            "STEADY_PROCESSES": str(processes),
            "STEADY_REDIS_URL": redis_url,
            "STEADY_SECRET": SECRET,
            "STEADY_DATABASE_URL": self.database_url,
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STEADY_")}
        self._environment = kept | QUIET | {"PYTHONUNBUFFERED": "1"} | own
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def guides(self) -> list[str]:
        """Return where each guide answers without nginx between."""
        return [f"http://127.0.0.1:{port}" for port in self._plan.ports]

    def start(self) -> float:
        """Start it; return the seconds until every guide would answer a message.

        Raises:
            NotReadyError: it ended, or ten minutes went by.
        """
        began = time.monotonic()
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = self._begun("cluster", log)
        wait_until(lambda: self._said("is ready") or self._process_ended(), READY_SECONDS, "the cluster is ready")
        if not self._said("is ready"):
            self.stop()
            raise NotReadyError(f"the cluster did not start: {self.said()[-2000:]}")
        return time.monotonic() - began

    def _begun(self, script: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(ROOT / "scripts" / f"{script}.py")]
        own = self._environment
        return subprocess.Popen(command, cwd=ROOT, env=own, stdout=log, stderr=log, start_new_session=True)

    def _process_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def said(self) -> str:
        """Return what it has printed."""
        return self._log.read_text(errors="replace")

    def _said(self, words: str) -> bool:
        return words in self.said()

    def processes(self) -> dict[str, int]:
        """Return the process ids of what runs now, by name: guide_PORT, actions_PORT, nginx."""
        supervisor: Any = supervisor_of(self._plan.folder)
        return {row["name"]: int(row["pid"]) for row in supervisor.getAllProcessInfo() if row["pid"]}

    def pid_of(self, guide: str) -> int:
        """Return the process id of the guide at an address, 0 while there is none."""
        return self.processes().get(f"guide_{guide.rpartition(':')[2]}", 0)

    def wait_until_ready(self) -> None:
        """Wait until every guide would answer a message."""
        wait_until(lambda: all(map(is_ready, self.guides)), READY_SECONDS, "every guide is ready")

    def kill(self, guide: str) -> None:
        """End the guide at an address as a crash would."""
        os.kill(self.pid_of(guide), signal.SIGKILL)

    def restart(self) -> subprocess.Popen[bytes]:
        """Begin a rolling restart; it has ended well when the process that is returned ends with 0."""
        with self._log.open("ab") as log:
            return self._begun("cluster_restart", log)

    def resident_mb(self) -> dict[str, float]:
        """Return the memory of each process that runs, nginx with its workers."""
        found = self.processes()
        return {name: resident_mb(pid) + sum(map(resident_mb, _children(pid))) for name, pid in found.items()}

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """End everything, and take its folder away.

        Raises:
            NotReadyError: it was not over in so many seconds; what is left was ended by force.
        """
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self._end_by_force()
                raise NotReadyError(f"the cluster was not over in {seconds:.0f} s") from None
        self._process = None
        shutil.rmtree(self._plan.folder, ignore_errors=True)

    def _end_by_force(self) -> None:
        """End supervisor and its children, each of which leads a group of its own."""
        pids = [*self.processes().values(), self._process.pid] if self._process else []
        for pid in pids:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def free_block(count: int) -> int:
    """Return the first of so many loopback ports in a row that are free now."""
    for _ in range(100):
        first = random.choice(PORTS)
        if all(is_free(port) for port in range(first, first + count)):
            return first
    raise NotReadyError(f"no {count} ports in a row are free")


def wait_until(true: Callable[[], Any], seconds: float, what: str) -> None:
    """Wait for something.

    Raises:
        NotReadyError: it did not come in so many seconds.
    """
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            raise NotReadyError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.1)
