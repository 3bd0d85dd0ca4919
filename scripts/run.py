"""Starts the guide under supervisor: the action server, Rasa with our channels, and a word when it is ready."""

import os
import resource
import socket
import sys
import tarfile
import zlib
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.content.release import why_no_line, why_no_secret, why_not_in_production  # noqa: E402
from bot.errors import SettingsError, StoreAwayError, StoreError  # noqa: E402
from bot.settings import Settings, settings  # noqa: E402
from bot.store.database import database  # noqa: E402
from bot.store.line import LineBook  # noqa: E402

BUILD = ROOT / "build"
CONF = BUILD / "supervisord.conf"
MODEL = ROOT / "models" / "steady.tar.gz"
# Rasa writes it into every model.
METADATA = "metadata.json"


def main() -> int:
    """Check, write the files under build/, and become supervisord."""
    try:
        config = settings()
    except SettingsError as error:
        print(error)
        return 1
    os.chdir(ROOT)
    reason = why_not(config) or why_no_model(MODEL) or why_not_by_database(config)
    if reason:
        print(reason)
        return 1
    write_files(config, free_port())
    without_core_dumps()
    python = str(ROOT / ".venv" / "bin" / "python")
    os.execv(python, [python, str(ROOT / "scripts" / "supervise.py"), "-n", "-c", str(CONF)])


def why_not(config: Settings) -> str:
    """Return why the guide must not or cannot start, "" where it can."""
    if set(" %") & set(str(ROOT)):
        return "The folder's path holds a space or a percent sign, which supervisor cannot read: move the folder."
    if config.env == "trial" and not config.listens_on_loopback:
        return "A trial answers on this machine only: unset STEADY_HOST, or set it to 127.0.0.1 (safety rule 16)."
    if config.env == "production" and (reason := why_not_public(config)):
        return reason
    with socket.socket(socket.AF_INET6 if ":" in config.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            return f"Port {config.port} on {config.host} cannot be used ({error.strerror}). Set STEADY_PORT to another."
    return ""


def why_not_public(config: Settings) -> str:
    """Return why the public must not use the guide, as far as files and settings tell."""
    if config.demo:
        return "This cannot run as production: STEADY_DEMO answers by a script. Unset it."
    return why_not_in_production(ROOT / "content", date.today()) or why_no_secret(config.secret.get_secret_value())


def why_not_by_database(config: Settings) -> str:
    """Bring the database up to date; return why the guide must not start by what it holds, "" where it may.

    One that does not answer keeps nobody from the guide: without what it holds no line of people is offered.
    """
    try:
        database().upgrade()
        return why_no_line(LineBook(database()).read()) if config.env == "production" else ""
    except StoreAwayError as error:
        print(f"{error} The guide starts without its line of people and without the console.", flush=True)
        return ""
    except StoreError as error:
        return str(error)


def without_core_dumps() -> None:
    """Forbid this process, and all that it starts, to leave its memory behind in a file when it crashes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def why_no_model(model: Path) -> str:
    """Return why the model cannot be loaded, as far as its file tells, "" where it is whole."""
    try:
        with tarfile.open(model) as whole:
            names = {name.removeprefix("./") for name in whole.getnames()}
    except (OSError, EOFError, tarfile.TarError, zlib.error):
        names = set()
    whose = f"{model.parent.name}/{model.name}"
    return "" if METADATA in names else f"The model {whose} is missing or damaged: delete it and run `make train`."


def free_port() -> int:
    """Return a loopback port that is free now, for the action server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_files(config: Settings, actions_port: int) -> None:
    """Write the endpoints with the action server's port, and supervisor's configuration."""
    BUILD.mkdir(exist_ok=True)
    endpoints = (ROOT / "endpoints.yml").read_text().replace("127.0.0.1:5055", f"127.0.0.1:{actions_port}")
    (BUILD / "endpoints.yml").write_text(endpoints)
    template = (ROOT / "deploy" / "supervisord.conf").read_text()
    user = "user=root" if os.geteuid() == 0 else ""
    values = {"root": ROOT, "host": config.host, "port": config.port, "actions_port": actions_port, "user": user}
    CONF.write_text(template.format(**values))


if __name__ == "__main__":
    sys.exit(main())
