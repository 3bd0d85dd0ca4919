"""Runs all tests in two rows side by side: those that wait for browsers and servers, and the rest; for `make test`.

One row after the other took longer than CI has (20 minutes); the rows share no server, port or database.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
STAFF = TESTS / "channels" / "staff"
# The files of tests/channels and tests/browser share one server a run.
WAITING = ("tests/browser", "tests/channels", f"--ignore={STAFF.relative_to(ROOT)}")
OUTPUT = ROOT / "build" / "tests-that-wait.log"


def main(arguments: list[str]) -> int:
    """Run both rows, print the output of one after the other, and return 1 where a test failed."""
    OUTPUT.parent.mkdir(exist_ok=True)
    with OUTPUT.open("w") as output:
        waiting = subprocess.Popen([*PYTEST, *WAITING, *arguments], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        rest = subprocess.run([*PYTEST, *the_rest(), *arguments], cwd=ROOT, check=False)
        waiting.wait()
    print(OUTPUT.read_text(), flush=True)
    return int(bool(rest.returncode or waiting.returncode))


def the_rest() -> list[str]:
    """Return every folder and file of tests that the other row leaves out."""
    rows = [path for path in sorted(TESTS.iterdir()) if path.is_dir() or path.name.startswith("test_")]
    mine = [path for path in rows if path.name not in ("browser", "channels") and not path.name.startswith("_")]
    return [str(path.relative_to(ROOT)) for path in [*mine, STAFF]]


PYTEST = (sys.executable, "-m", "pytest")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
