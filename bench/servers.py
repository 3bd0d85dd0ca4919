"""Starts and stops a guide for measuring: Rasa and its action server, on free loopback ports."""

import configparser
import os
import shlex
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from supervisor.datatypes import dict_of_key_value_pairs

from bench.processes import family, free_port, processor_seconds, resident_mb, send

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "build" / "bench"
STOCK = BENCH / "stock"
READY_SECONDS = 600
STOP_SECONDS = 10
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SANIC_HOST": "127.0.0.1",
    "PYTHONPATH": str(ROOT),
}


class NotReadyError(Exception):
    """A guide did not become ready; its log under build/bench/ says why."""


@dataclass
class Guide:
    """One guide: how its two processes are started, and where they say that they are ready.

    environment: what each process is given besides, by its name.
    """

    name: str
    rasa: Sequence[str]
    actions: Sequence[str]
    folder: Path
    address: str
    asked: Sequence[str]
    environment: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self) -> float:
        """Start both processes; return the seconds until a message would be answered.

        Raises:
            NotReadyError: a process ended, or ten minutes went by.
        """
        began = time.monotonic()
        for name, command in (("actions", self.actions), ("rasa", self.rasa)):
            self.processes[name] = self._process(name, command)
        while not all(_answers(url) for url in self.asked):
            ended = [name for name, process in self.processes.items() if process.poll() is not None]
            if ended or time.monotonic() - began > READY_SECONDS:
                self.stop()
                raise NotReadyError(f"{self.name} did not become ready {ended}: see {BENCH.relative_to(ROOT)}")
            time.sleep(0.05)
        return time.monotonic() - began

    def _process(self, name: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        BENCH.mkdir(parents=True, exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("STEADY_")} | QUIET
        environment |= self.environment.get(name, {})
        with (BENCH / f"{self.name}-{name}.log").open("wb") as log:
            return subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def resident_mb(self) -> dict[str, float]:
        """Return the resident memory of each process with its children, in MB."""
        return {name: sum(resident_mb(pid) for pid in family(p.pid)) for name, p in self.processes.items()}

    def processor_seconds(self) -> float:
        """Return the processor time that both processes have used; other work does not add to it."""
        return sum(processor_seconds(pid) for p in self.processes.values() for pid in family(p.pid))

    def stop(self) -> None:
        """End both processes and whatever they started."""
        for process in self.processes.values():
            send(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                send(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()


def steady() -> Guide:
    """Return our guide as `make run` starts it, with its own ports."""
    port, actions_port = free_port(), free_port()
    endpoints = BENCH / "endpoints.yml"
    BENCH.mkdir(parents=True, exist_ok=True)
    endpoints.write_text((ROOT / "endpoints.yml").read_text().replace("127.0.0.1:5055", f"127.0.0.1:{actions_port}"))
    values = {"root": ROOT, "host": "127.0.0.1", "port": port, "actions_port": actions_port, "user": ""}
    programs = programs_of((ROOT / "deploy" / "supervisord.conf").read_text().format(**values))
    rasa = [part.replace("build/endpoints.yml", str(endpoints)) for part in programs["rasa"].command]
    address = f"http://127.0.0.1:{port}"
    environment = {name: program.environment for name, program in programs.items()}
    return Guide("steady", rasa, programs["actions"].command, ROOT, address, [f"{address}/health"], environment)


class Program(NamedTuple):
    """How supervisor starts a program."""

    command: list[str]
    environment: dict[str, str]


def programs_of(configuration: str) -> dict[str, Program]:
    """Return each program of a supervisor configuration, by its name."""
    reader = configparser.RawConfigParser(inline_comment_prefixes=(";",))
    reader.read_string(configuration)
    sections = [name for name in reader.sections() if name.startswith("program:")]
    return {
        name.partition(":")[2]: Program(
            shlex.split(reader[name]["command"]), dict_of_key_value_pairs(reader[name].get("environment", ""))
        )
        for name in sections
    }


def stock() -> Guide:
    """Return the stock project, started as `rasa init` tells to: `rasa run` and `rasa run actions`."""
    port, actions_port = free_port(), free_port()
    (STOCK / "endpoints.yml").write_text(f'action_endpoint:\n  url: "http://127.0.0.1:{actions_port}/webhook"\n')
    rasa = str(ROOT / ".venv" / "bin" / "rasa")
    files = [
        "-m",
        str(STOCK / "models" / "bench.tar.gz"),
        "--endpoints",
        "endpoints.yml",
        "--credentials",
        "credentials.yml",
    ]
    return Guide(
        "stock",
        [rasa, "run", "-i", "127.0.0.1", "-p", str(port), *files, "--quiet"],
        [rasa, "run", "actions", "--port", str(actions_port), "--quiet"],
        STOCK,
        f"http://127.0.0.1:{port}",
        [f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{actions_port}/health"],
    )


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
