"""Child processes of the tests: each in a group of its own, with its output in a file."""

import atexit
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 10


class Child:
    """One process group, started at once."""

    def __init__(self, command: list[Any], log: Path, **environment: str) -> None:
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env=clean_environment() | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        atexit.register(self.kill)

    def signal(self, number: int) -> None:
        """Send a signal to the whole group, if any of it still lives."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """End the group politely, then by force."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the group at once."""
        self.signal(signal.SIGKILL)
        self.process.wait(STOP_SECONDS)


def clean_environment() -> dict[str, str]:
    """Return the environment without our own settings, telemetry off, loopback never by a proxy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STEADY_")}
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONUNBUFFERED": "1"}
    return kept | quiet | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def free_port() -> int:
    """Return a loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(true: Callable[[], Any], seconds: float, what: str) -> Any:
    """Return the first true answer of a question asked again and again; fail by name when none comes."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := true():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {seconds} s")


def trained_model() -> Path:
    """Return models/steady.tar.gz, else the newest model; skip where none is trained."""
    models = sorted(
        (ROOT / "models").glob("*.tar.gz"), key=lambda path: (path.stem == "steady.tar", path.stat().st_mtime)
    )
    if not models:
        pytest.skip("no model under models/: run `make train`")
    return models[-1]
