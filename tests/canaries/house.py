"""A throw-away copy of the project, started as `make run` starts it, with every log at its most talkative."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import httpx

from tests.canaries.memory import children
from tests.channels.processes import ROOT, clean_environment, free_port, trained_model, wait_until

INSIDE = Path(__file__).parent / "inside"
START_SECONDS = 400
STAFF = "bot.channels.staff.channel.StaffChannel:\n"


class House:
    """One guide in a folder of its own; ``folder`` holds all that it can write to."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.root, self.out = folder, folder / "steady", folder / "out.log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        for name in ("tmp", "home", "watch"):
            (folder / name).mkdir(parents=True)
        copy_project(self.root)
        self._talkative()
        self.before = tree(folder)
        own = {"STEADY_PORT": str(self.port), "TMPDIR": str(folder / "tmp"), "HOME": str(folder / "home")}
        self._environment = clean_environment() | own | self._watched() | environment
        self._process: subprocess.Popen[bytes] | None = None

    def _watched(self) -> dict[str, str]:
        """Return what lets a test look inside, and makes every log talk."""
        watched = {"PYTHONPATH": str(INSIDE), "STEADY_CANARY_FOLDER": str(self.folder / "watch")}
        loud = {"LOG_LEVEL": "DEBUG", "LOG_LEVEL_LIBRARIES": "DEBUG", "SANIC_ACCESS_LOG": "True"}
        return watched | loud | {"PYTHONDONTWRITEBYTECODE": "1"}

    def _talkative(self) -> None:
        """Change what would keep the run quiet, or Rasa's own API off."""
        conf = self.root / "deploy" / "supervisord.conf"
        text = conf.read_text()
        rasa = next(line for line in text.splitlines() if "credentials" in line and line.startswith("command="))
        loud = rasa.replace("--quiet", "--debug")
        conf.write_text(text.replace(rasa, loud + " --enable-api").replace("--quiet", "--debug"))
        credentials = self.root / "credentials.yml"
        if STAFF not in credentials.read_text():
            credentials.write_text(credentials.read_text() + STAFF)

    def start(self) -> None:
        """Start, and wait until a message would be answered."""
        command = [str(self.root / ".venv/bin/python"), str(self.root / "scripts/run.py")]
        with self.out.open("ab") as output:
            self._process = subprocess.Popen(
                command, env=self._environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait for GET /health to be 200."""
        wait_until(self._ready_or_dead, START_SECONDS, "the copy is ready")
        assert self._process and self._process.poll() is None, self.written()[-3000:]

    def _ready_or_dead(self) -> bool:
        if self._process and self._process.poll() is not None:
            return True
        try:
            return httpx.get(self.address + "/health", timeout=5, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def written(self) -> str:
        """Return all that any process has written to its output."""
        return self.out.read_text(errors="replace")

    def pids(self) -> dict[str, int]:
        """Return the process ids of the two servers."""
        assert self._process
        found = {}
        for pid, line in children(self._process.pid).items():
            if "rasa_sdk" in line:
                found["actions"] = pid
            elif " run " in line or "serve" in line:
                found["rasa"] = pid
        return found

    def kill(self, name: str) -> None:
        """End one server at once (kill -9); supervisor starts it again."""
        old = self.pids()[name]
        os.kill(old, signal.SIGKILL)
        wait_until(lambda: self.pids().get(name, old) != old, 20, f"{name} is started again")

    def sender_ids(self) -> list[str]:
        """Return the ids by which Rasa knows conversations, which it tells its log at DEBUG."""
        return sorted(set(re.findall(r"\b[0-9a-f]{32}\b", self.written())))

    def tell(self, name: str, what: str) -> Path:
        """Have a server collect ("collected") or look at what is alive ("alive"); return where it writes the answer."""
        pid = self.pids()[name]
        answer = self.folder / "watch" / f"{pid}.{what}"
        answer.unlink(missing_ok=True)
        os.kill(pid, {"collected": signal.SIGUSR1, "alive": signal.SIGUSR2}[what])
        wait_until(answer.exists, 60, f"{name} answers a signal")
        return answer

    def open_files(self) -> set[str]:
        """Return the paths of the files that both servers hold open for writing, outside /dev, sockets and pipes."""
        return {path for pid in self.pids().values() for path in _written_by(pid)}

    def stop(self) -> None:
        """Stop as Ctrl-C does, then by force."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(5)


def copy_project(to: Path) -> None:
    """Copy what is in the project, and what has been made from it, to a folder."""
    named = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in named.stdout.splitlines():
        if (ROOT / name).is_file() and not name.startswith((".venv", "tests/", "docs/")):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    for made in (ROOT / "build" / "directory.sqlite", trained_model()):
        folder = to / made.parent.relative_to(ROOT)
        folder.mkdir(exist_ok=True)
        shutil.copy(made, folder / ("steady.tar.gz" if made.suffix == ".gz" else made.name))
    (to / ".venv").symlink_to((ROOT / ".venv").resolve())


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of every file."""
    files = [path for path in folder.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return {str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def _written_by(pid: int) -> set[str]:
    found = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        flags = Path(f"/proc/{pid}/fdinfo/{handle.name}").read_text().split("flags:")[1].split()[0]
        target = os.readlink(handle)
        if int(flags, 8) & os.O_ACCMODE and target.startswith("/") and not target.startswith("/dev/"):
            found.add(target)
    return found
