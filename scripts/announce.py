"""Prints the guide's address once a message would be answered; started by supervisor."""

import sys
import time
import urllib.error
import urllib.request

GIVE_UP_SECONDS = 300


def main(address: str) -> int:
    """Wait until the guide is ready and say so."""
    print("Starting; this takes about half a minute.", flush=True)
    until = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < until:
        if is_ready(address):
            print(f"Steady is ready: open {address}/ in a browser. Ctrl-C stops it.", flush=True)
            return 0
        time.sleep(0.5)
    print("Steady has not become ready; the lines above say why.", flush=True)
    return 1


def is_ready(address: str) -> bool:
    """Say whether a message would be answered."""
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
