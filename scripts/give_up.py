"""Supervisor's event listener: when a process cannot be kept running, says so, and stops everything or goes on."""

import os
import signal
import sys

from supervisor import childutils


def main(*needed: str) -> None:
    """Wait for events, say which process it is, and stop supervisor for one that is needed; none named: for any."""
    while True:
        _, payload = childutils.listener.wait(sys.stdin, sys.stdout)
        name = dict(pair.split(":") for pair in payload.split()).get("processname", "a process")
        stops = not needed or name in needed
        what = "Steady stops" if stops else "The others go on"
        print(f"{what}: {name} could not be kept running; the lines above say why.", file=sys.stderr, flush=True)
        if stops:
            os.kill(os.getppid(), signal.SIGTERM)
        childutils.listener.ok(sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
