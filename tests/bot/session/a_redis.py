"""A Redis of a test's own, on a free port and in a folder of its own, which the test may stop and start."""

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

STARTS_WITHIN_TRIES = 200


class OwnRedis:
    """Keeps its port over restarts."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if program is None:
            pytest.skip("there is no redis-server on this machine")
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.dump = folder / "dump.rdb"
        self._command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        with Redis.from_url(self.url) as client:
            for _ in range(STARTS_WITHIN_TRIES):
                if answers(client):
                    return
                time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None

    def freeze(self) -> None:
        """Take connections, but answer nothing."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def mend(self) -> None:
        """Answer again, whatever was done to it."""
        if self._process:
            self._process.send_signal(signal.SIGCONT)
        else:
            self.start()

    def client(self) -> Redis:
        return Redis.from_url(self.url)


def answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except RedisError:
        return False
