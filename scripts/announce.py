"""Prints the guide's address once a message would be answered; started by supervisor."""

import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.errors import StoreError
from bot.store.database import database
from bot.store.staff import StaffBook

GIVE_UP_SECONDS = 300


def main(address: str, *each: str) -> int:
    """Wait until the guide is ready, with several processes each of them, and say so."""
    print("Starting; this takes about half a minute.", flush=True)
    until = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < until:
        if all(is_ready(one) for one in (*each, address)):
            print(f"Steady is ready: open {address}/ in a browser. Ctrl-C stops it.{hint(address)}", flush=True)
            return 0
        time.sleep(0.5)
    print("Steady has not become ready; the lines above say why.", flush=True)
    return 1


def hint(address: str) -> str:
    """Return a line on how to open the first supervisor's account, "" where there is one or nobody can say."""
    try:
        if StaffBook(database()).has_supervisor():
            return ""
    except StoreError:
        return ""
    return f"\nNobody can set up a line of people yet ({address}/staff). To begin: make staff NAME=... ROLE=supervisor"


def is_ready(address: str) -> bool:
    """Say whether a message would be answered."""
    return is_well(f"{address}/health")


def is_well(url: str) -> bool:
    """Say whether a server answers with 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
