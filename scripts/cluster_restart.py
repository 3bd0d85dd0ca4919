"""Restarts the guides of a cluster one after the other, so that chats go on; `make cluster-restart`.

A guide that is told to stop takes nothing new (nginx asks another), finishes its turns and ends. The next one's turn
comes only when it answers again.
"""

import sys
import time
import xmlrpc.client
from collections.abc import Callable
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from announce import is_ready  # noqa: E402
from cluster_files import Plan  # noqa: E402
from supervisor.xmlrpc import SupervisorTransport  # noqa: E402

from bot.errors import SettingsError  # noqa: E402
from bot.settings import settings  # noqa: E402

# A start takes ten seconds on an idle core; four at once on two cores, with others at work, a minute.
READY_SECONDS = 180


def main() -> int:
    """Restart each guide with its action server; stop at the first that does not come back."""
    try:
        plan = Plan.of(settings())
        restart(plan, supervisor_of(plan.folder))
    except (SettingsError, NotRestartedError) as error:
        print(error)
        return 1
    except (OSError, xmlrpc.client.Error) as error:
        print(f"No cluster answers here ({type(error).__name__}): is STEADY_PORT that of `make cluster`?")
        return 1
    print("All guides were restarted.", flush=True)
    return 0


class NotRestartedError(Exception):
    """A guide was not restarted; the text says which and why."""


def supervisor_of(folder: Path) -> Any:
    """Return the supervisor of a running cluster, to be asked over its socket."""
    reader = RawConfigParser(allow_no_value=True, strict=False)
    reader.read(folder / "supervisord.conf")
    server = reader["unix_http_server"] if reader.has_section("unix_http_server") else {}
    name, password = server.get("username"), server.get("password")
    transport = SupervisorTransport(name, password, f"unix://{folder / 'supervisor.sock'}")
    return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport).supervisor


def restart(plan: Plan, supervisor: Any, ready: Callable[[str], bool] = is_ready) -> None:
    """Restart each guide while the others answer.

    Raises:
        NotRestartedError: another guide does not answer, or one did not come back; what follows was left alone.
    """
    for port, actions_port in zip(plan.ports, plan.actions_ports):
        away = [other for other in plan.ports if other != port and not ready(_address(other))]
        if away or len(plan.ports) == 1:
            raise NotRestartedError(f"Guide {port} was left alone: no other guide could answer meanwhile {away}.")
        _restart_one(port, actions_port, supervisor, ready)
        print(f"Guide {port} was restarted.", flush=True)


def _restart_one(port: int, actions_port: int, supervisor: Any, ready: Callable[[str], bool]) -> None:
    guide, actions = f"steady:guide_{port}", f"steady:actions_{actions_port}"
    for name in (guide, actions):
        supervisor.stopProcess(name)
    for name in (actions, guide):
        supervisor.startProcess(name, False)
    until = time.monotonic() + READY_SECONDS
    while not ready(_address(port)):
        if time.monotonic() > until:
            raise NotRestartedError(f"Guide {port} is not ready after {READY_SECONDS} s: see what the cluster printed.")
        time.sleep(0.2)


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    sys.exit(main())
