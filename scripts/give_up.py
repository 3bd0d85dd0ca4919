"""Supervisor's event listener: when a process cannot be kept running, says so and stops everything."""

import os
import signal
import sys

from supervisor import childutils


def main() -> None:
    """Wait for the event, say which process it is, stop supervisor."""
    _, payload = childutils.listener.wait(sys.stdin, sys.stdout)
    name = dict(pair.split(":") for pair in payload.split()).get("processname", "a process")
    print(f"Steady stops: {name} could not be kept running; the lines above say why.", file=sys.stderr, flush=True)
    os.kill(os.getppid(), signal.SIGTERM)
    childutils.listener.ok(sys.stdout)


if __name__ == "__main__":
    main()
