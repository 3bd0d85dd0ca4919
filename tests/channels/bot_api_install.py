"""Installs and starts telegram-test-api, a Bot API server that this project did not write, from its locked packages."""

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path

import httpx

from tests.channels.processes import ROOT, Child, free_port, wait_until

SOURCE = Path(__file__).parent / "telegram_server"
FOLDER = ROOT / "build" / "telegram_server"
FILES = ("package.json", "package-lock.json", ".npmrc", "start.js")
INSTALL_SECONDS = 180
START_SECONDS = 30


def installed() -> bool:
    """Install the packages under build/ where the lock has changed; False where that cannot be done."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False  # .ci/run installs both.
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Two rows of tests may come here at once.
        return _installed()


def _installed() -> bool:
    stamp, digest = FOLDER / "installed.sha256", hashlib.sha256(b"".join(map(_bytes, FILES))).hexdigest()
    if stamp.is_file() and stamp.read_text() == digest:
        return True
    for name in FILES:
        shutil.copy(SOURCE / name, FOLDER / name)
    done = subprocess.run(["npm", "ci"], cwd=FOLDER, capture_output=True, timeout=INSTALL_SECONDS, check=False)
    if done.returncode == 0:
        stamp.write_text(digest)
    return done.returncode == 0


def _bytes(name: str) -> bytes:
    return (SOURCE / name).read_bytes()


class Emulator:
    """The server in a process of its own."""

    def __init__(self, log: Path) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._child = Child(["node", FOLDER / "start.js", port], log)
        wait_until(self._answers, START_SECONDS, "telegram-test-api answers")

    def _answers(self) -> bool:
        try:
            return httpx.get(self.address + "/bot0/getMe", timeout=1, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        """End it."""
        self._child.stop()
