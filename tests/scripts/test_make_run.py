"""`make run`, by its script: says when it is ready, restarts what dies, leaves nothing behind, names a taken port."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.chat import DISCLOSURE, Chat
from tests.channels.processes import ROOT, Child, clean_environment, free_port, wait_until
from tests.channels.words import said
from tests.scripts.session_of_processes import listening_on_all_addresses, processes_of

SCRIPT = ROOT / "scripts" / "run.py"
START_SECONDS = 120
STOP_SECONDS = 10


class Guide:
    """What `make run` starts, in a session of its own."""

    def __init__(self, log: Path) -> None:
        port = free_port()
        self.log = log
        self.address = f"http://127.0.0.1:{port}"
        database = f"sqlite:///{log.parent}/steady.sqlite"
        self.child = Child([sys.executable, SCRIPT], log, STEADY_PORT=str(port), STEADY_DATABASE_URL=database)

    def said(self, words: str) -> bool:
        """Say whether it has printed these words."""
        return words in self.log.read_text(errors="replace")

    def processes(self) -> dict[int, str]:
        """Return its live processes."""
        return processes_of(self.child.process.pid)

    def pid_of(self, words: str) -> int:
        """Return the process whose command line holds these words, 0 where there is none."""
        return next((pid for pid, command in self.processes().items() if words in command), 0)

    def end(self) -> None:
        """Leave nothing behind, whatever the test has found."""
        self.child.stop()
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    if not (ROOT / "models" / "steady.tar.gz").exists():
        pytest.skip("no models/steady.tar.gz: run `make train`")
    guide = Guide(tmp_path_factory.mktemp("make-run") / "guide.log")
    wait_until(lambda: guide.said("Steady is ready") or not guide.processes(), START_SECONDS, "the guide is ready")
    try:
        assert guide.said("Steady is ready"), guide.log.read_text(errors="replace")[-3000:]
        yield guide
    finally:
        guide.end()


def test_it_says_where_it_is_ready(guide: Guide) -> None:
    assert guide.said(f"Steady is ready: open {guide.address}/")
    assert said(Chat(guide.address).say(DISCLOSURE), "utter_harmed_by_family")


def test_it_says_how_to_open_the_first_account(guide: Guide) -> None:
    assert guide.said("make staff NAME=... ROLE=supervisor")


def test_nothing_listens_beyond_this_machine(guide: Guide) -> None:
    assert guide.processes()
    assert not listening_on_all_addresses(set(guide.processes()))


def test_a_killed_action_server_comes_back_and_the_chat_goes_on(guide: Guide) -> None:
    chat = Chat(guide.address)
    chat.say(DISCLOSURE)
    killed = guide.pid_of("rasa_sdk")
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: guide.pid_of("rasa_sdk") not in (0, killed), 30, "another action server")
    wait_until(lambda: chat.http.get("/health").status_code == 200, 60, "the guide is ready again")
    assert said(chat.press("Yes, safe now"), "utter_say_words")


def test_sigterm_to_its_group_leaves_nothing_within_ten_seconds(guide: Guide) -> None:
    assert len(guide.processes()) >= 3
    guide.child.signal(signal.SIGTERM)
    wait_until(
        lambda: guide.child.process.poll() is not None and not guide.processes(), STOP_SECONDS, "nothing is left"
    )


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = _run_to_its_end(STEADY_PORT=str(port))
    assert ended.returncode == 1
    assert f"Port {port}" in ended.stdout
    assert "STEADY_PORT" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "setting", [{"STEADY_PORT": "eighty"}, {"STEADY_HOST": "0.0.0.0"}, {"STEADY_ENV": "production"}]
)
def test_a_setting_that_cannot_be_used_is_named_and_nothing_starts(setting: dict[str, str]) -> None:
    ended = _run_to_its_end(**setting)
    assert ended.returncode == 1
    assert ended.stdout.strip()
    assert "Traceback" not in ended.stdout + ended.stderr


def _run_to_its_end(**environment: str) -> subprocess.CompletedProcess:
    settings = clean_environment() | environment
    return subprocess.run(
        [sys.executable, SCRIPT], env=settings, capture_output=True, text=True, timeout=30, check=False
    )
