"""Trains the model when something it is made from has changed; run by `make train`."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ("config.yml", "domain.yml")
FOLDERS = ("data", "content", "bot/nlu", "bot/danger", "bot/content", "policies", "requirements")
MODEL = ROOT / "models" / "steady.tar.gz"
STAMP = ROOT / "models" / "inputs.sha256"
LOG = ROOT / "build" / "train.log"


def main() -> int:
    """Train if needed; return 1 with the reason where training failed."""
    inputs = fingerprint()
    if MODEL.is_file() and STAMP.is_file() and STAMP.read_text() == inputs:
        return 0
    print("Training the model (the first time takes some minutes, a changed sentence less)", flush=True)
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("w") as log:
        command = [str(ROOT / ".venv" / "bin" / "rasa"), "train", "--fixed-model-name", "steady"]
        result = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    if result.returncode or not MODEL.is_file():
        print("".join(LOG.read_text().splitlines(keepends=True)[-15:]))
        print(f"Training failed; the whole story is in {LOG.relative_to(ROOT)}")
        return 1
    STAMP.write_text(inputs)
    return 0


def fingerprint() -> str:
    """Return a digest of every file the model is made from."""
    digest = hashlib.sha256()
    for path in sorted(file for name in FILES + FOLDERS for file in _files(ROOT / name)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.suffix in (".py", ".yml", ".txt")]


if __name__ == "__main__":
    sys.exit(main())
