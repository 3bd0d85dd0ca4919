"""What is said of a process that cannot be kept running, and whether everything stops for it."""

import signal
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "give_up.py"
# Stands for supervisor: starts the listener as its child, and says whether it was told to stop.
PARENT = """
import signal, subprocess, sys
signal.signal(signal.SIGTERM, lambda *_: print("told to stop"))
sys.exit(subprocess.run([sys.executable, *sys.argv[1:]]).returncode and 0)
"""


def told_of(*processes: str, needed: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Let a listener hear of processes that cannot be kept running, in supervisor's own way to tell."""
    events = ""
    for name in processes:
        payload = f"processname:{name} groupname:steady from_state:BACKOFF"
        events += f"ver:3.0 eventname:PROCESS_STATE_FATAL len:{len(payload)}\n{payload}"
    command = [sys.executable, "-c", PARENT, str(SCRIPT), *needed]
    return subprocess.run(command, input=events, capture_output=True, text=True, timeout=30, check=False)


def test_without_a_name_everything_stops_for_any_process():
    done = told_of("rasa", needed=())
    assert "Steady stops: rasa could not be kept running" in done.stderr
    assert "told to stop" in done.stdout


def test_one_guide_of_several_is_named_and_the_others_go_on_until_nginx_fails():
    done = told_of("guide_8141", needed=("nginx",))
    assert "The others go on: guide_8141" in done.stderr
    assert "told to stop" not in done.stdout
    done = told_of("guide_8141", "nginx", needed=("nginx",))
    assert "Steady stops: nginx" in done.stderr
    assert "told to stop" in done.stdout
    assert done.returncode != -signal.SIGTERM
