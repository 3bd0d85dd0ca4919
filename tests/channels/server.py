"""Starts, once a test session, the action server and Rasa as an integrator runs it, on free loopback ports.

Our channels, stock rest and Rasa's own HTTP API; `make run` has neither of the last two (scripts/run.py).
"""

import signal
from pathlib import Path
from threading import Timer

import httpx
import pytest

from tests.channels.bot_api import BotApi
from tests.channels.bot_api_install import installed
from tests.channels.processes import ROOT, Child, free_port, trained_model, wait_until
from tests.channels.telegram_people import TOKEN

PYTHON = ROOT / ".venv" / "bin" / "python"
START_SECONDS = 240


class ActionServer:
    """The action server, which tests may kill, hang and start again on the same port."""

    def __init__(self, log: Path) -> None:
        self.port = free_port()
        self.log = log
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [PYTHON, "-m", "rasa_sdk", "--actions", "actions", "--port", self.port]
        self._child = Child(command, self.log, SANIC_HOST="127.0.0.1", PYTHONWARNINGS="ignore")
        wait_until(self.answers, START_SECONDS, "the action server answers")

    def answers(self) -> bool:
        """Say whether it answers within a second."""
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=1, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """End it at once."""
        self._child.kill()

    def hang(self) -> None:
        """Let it take connections and answer none."""
        self._child.signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Let it go on after it hung."""
        self._child.signal(signal.SIGCONT)

    def wake_after(self, seconds: float) -> None:
        """Hang now and go on by itself, so that messages sent now are in flight together."""
        self.hang()
        Timer(seconds, self.wake).start()

    def recover(self) -> None:
        """Make it answer again, whatever was done to it."""
        self.wake()
        if self._child.process.poll() is not None:
            self.start()
        wait_until(self.answers, START_SECONDS, "the action server answers again")

    def stop(self) -> None:
        """End it politely."""
        self._child.stop()


class Server:
    """What one test session talks to."""

    def __init__(self, folder: Path) -> None:
        model = trained_model()
        self.telegram = BotApi(folder / "telegram-test-api.out") if installed() else None
        self.actions = ActionServer(folder / "actions.log")
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.database_url = f"sqlite:///{folder}/staff.sqlite"
        self._logs = folder
        self._rasa = Child(self._command(folder, model), folder / "rasa.log", **self._settings())

    def _settings(self) -> dict[str, str]:
        own = {"STEADY_DATABASE_URL": self.database_url}
        if self.telegram is None:
            return own
        return own | {"STEADY_TELEGRAM_TOKEN": TOKEN, "STEADY_TELEGRAM_API_URL": self.telegram.address}

    def _command(self, folder: Path, model: Path) -> list[object]:
        credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
        credentials.write_text("rest:\n" + (ROOT / "credentials.yml").read_text())
        own = (ROOT / "endpoints.yml").read_text()
        endpoints.write_text(own.replace("127.0.0.1:5055", f"127.0.0.1:{self.actions.port}"))
        files = ["--credentials", credentials, "--endpoints", endpoints, "-m", model]
        return [PYTHON, "-m", "rasa", "run", "--enable-api", *files, "-i", "127.0.0.1", "-p", self.port]

    def wait_until_ready(self) -> None:
        """Wait for GET /health to be 200."""
        wait_until(self._ready_or_dead, START_SECONDS, "GET /health is 200")
        assert self._rasa.process.poll() is None, f"the server did not start:\n{self.logs()[-3000:]}"

    def _ready_or_dead(self) -> bool:
        return self._rasa.process.poll() is not None or self.health() == 200

    def health(self) -> int:
        """Return the status of GET /health, 0 where nothing listens."""
        try:
            return httpx.get(self.address + "/health", timeout=5, trust_env=False).status_code
        except httpx.TransportError:
            return 0

    def logs(self) -> str:
        """Return all that both processes have written."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(self._logs.glob("*.log")))

    def stop(self) -> None:
        """End everything that was started."""
        self._rasa.stop()
        self.actions.stop()
        if self.telegram:
            self.telegram.stop()


SERVER = pytest.StashKey[Server]()


def the_server(config: pytest.Config, folders: pytest.TempPathFactory) -> Server:
    """Return the one server of the test session, which pytest stops at its end."""
    if SERVER not in config.stash:
        config.stash[SERVER] = server = Server(folders.mktemp("server"))
        config.add_cleanup(server.stop)
        server.wait_until_ready()
    return config.stash[SERVER]
