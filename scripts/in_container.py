"""What the containers of deploy/compose.yml run: the guide, its action server, and the question whether one is well."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from announce import is_well  # noqa: E402
from cluster_files import write_nginx, write_numbers  # noqa: E402
from run import MODEL, why_no_model, why_not_by_database, why_not_public, without_core_dumps  # noqa: E402

from bot.errors import SettingsError  # noqa: E402
from bot.settings import Settings, settings  # noqa: E402

PYTHON = str(ROOT / ".venv" / "bin" / "python")
FOLDER = ROOT / "build" / "container"
# The one folder in which the proxy can write.
STATE = Path("/tmp")
# Docker's own name server; `guide` and `actions` have one address for each container.
RESOLVER = "127.0.0.11"
LISTEN, GUIDE, ACTIONS = "0.0.0.0:8080", "guide:8080", "actions:5055"


def main(arguments: list[str]) -> int:
    """Do what is asked for."""
    os.chdir(ROOT)
    what, *rest = arguments
    if what == "files":
        write_files(FOLDER)
        return 0
    if what == "healthy":
        return 0 if is_well(rest[0]) else 1
    without_core_dumps()
    return run_actions() if what == "actions" else run_guide()


def write_files(folder: Path) -> None:
    """Write, when the image is built, the endpoints of the guide and the files of the proxy."""
    proxy = folder / "proxy"
    write_numbers(proxy / "pages")
    write_nginx(proxy, [GUIDE], LISTEN, resolver=RESOLVER, state=STATE)
    (folder / "endpoints.yml").write_text((ROOT / "endpoints.yml").read_text().replace("127.0.0.1:5055", ACTIONS))


def run_actions() -> int:
    """Become the action server, for the guides in the same network."""
    os.environ["SANIC_HOST"] = "0.0.0.0"
    os.execv(PYTHON, [PYTHON, "-m", "rasa_sdk", "--actions", "actions", "--port", "5055", "--quiet"])


def run_guide() -> int:
    """Check, and become the guide; whom it answers is the proxy's matter."""
    try:
        reason = why_not(settings())
    except SettingsError as error:
        reason = str(error)
    if reason:
        print(reason, flush=True)
        return 1
    files = ["-m", "models/steady.tar.gz", "--endpoints", str(FOLDER / "endpoints.yml")]
    where = ["-i", "0.0.0.0", "-p", "8080", "--credentials", "credentials.yml", "--quiet"]
    os.execv(PYTHON, [PYTHON, "scripts/serve.py", *where, *files])


def why_not(config: Settings) -> str:
    """Return why the guide must not or cannot start, "" where it can."""
    public = why_not_public(config) if config.env == "production" else ""
    return public or why_no_model(MODEL) or why_not_by_database(config)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
