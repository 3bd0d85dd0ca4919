"""Talks to the guide in the terminal, by the same API as the page; starts the guide where none is running."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from announce import GIVE_UP_SECONDS, is_ready  # noqa: E402
from run import free_port  # noqa: E402

from bot.settings import settings  # noqa: E402

HELP = "Type a message, or the number of a choice. An empty line with Ctrl-D ends and forgets the chat."


def main() -> int:
    """Find or start the guide, and talk until the input ends."""
    address = f"http://{settings().host}:{settings().port}"
    if is_ready(address):
        talk(address)
        return 0
    port = free_port()
    log = (ROOT / "build" / "talk.log").open("w")
    environment = {**os.environ, "STEADY_PORT": str(port)}
    guide = subprocess.Popen([sys.executable, ROOT / "scripts" / "run.py"], env=environment, stdout=log, stderr=log)
    try:
        return talk_when_ready(f"http://127.0.0.1:{port}", guide)
    finally:
        guide.send_signal(signal.SIGTERM)
        guide.wait(10)


def talk_when_ready(address: str, guide: subprocess.Popen) -> int:
    """Wait for the guide started here, then talk."""
    print("Starting the guide; this takes about half a minute.", flush=True)
    until = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < until and guide.poll() is None:
        if is_ready(address):
            talk(address)
            return 0
        time.sleep(0.5)
    print("The guide did not start; build/talk.log says why.")
    return 1


def talk(address: str) -> None:
    """Hold one chat."""
    token = call(address, "POST", "/chat/sessions")["session"]
    print(HELP)
    offered: list[dict[str, str]] = []
    try:
        while (line := input("> ").strip()) is not None:
            chosen = offered[int(line) - 1] if line.isdecimal() and 0 < int(line) <= len(offered) else None
            body = {"payload": chosen["payload"]} if chosen else {"text": line}
            offered = show(call(address, "POST", "/chat/messages", token, body))
    except (EOFError, KeyboardInterrupt):
        print("\nThe chat has ended; nothing is kept.")
    finally:
        call(address, "DELETE", "/chat/sessions", token)


def show(answer: dict[str, Any]) -> list[dict[str, str]]:
    """Print an answer and return the buttons it offers."""
    if "error" in answer:
        print(answer["error"])
        return []
    if answer.get("hide"):
        print("\033[2J\033[3J\033[H", end="")
    buttons = []
    for message in answer["messages"]:
        print(f"\n{message['text']}")
        buttons += message["buttons"]
    for number, button in enumerate(buttons, start=1):
        print(f"  {number}  {button['title']}")
    return buttons


def call(address: str, method: str, path: str, token: str = "", body: Any = None) -> dict[str, Any]:
    """Call the chat API and return what it answers, also for errors."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = json.dumps(body).encode() if body is not None else b""
    request = urllib.request.Request(address + path, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as error:
        return json.loads(error.read() or b'{"error": "The guide gave no answer."}')


if __name__ == "__main__":
    sys.exit(main())
