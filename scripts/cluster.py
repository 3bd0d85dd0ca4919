"""Starts several guides on this machine behind nginx, with what they share in Redis; `make cluster`."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from cluster_files import Plan, is_free, write_files  # noqa: E402
from run import MODEL, why_no_model, why_not, why_not_by_database, without_core_dumps  # noqa: E402

from bot.errors import SettingsError  # noqa: E402
from bot.settings import Settings, settings  # noqa: E402

# Debian puts it where only root's PATH leads.
WHERE_NGINX_IS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
LARGEST_PORT = 65535
# STEADY_PROXIES holds nine at most, and nginx here is one more.
MOST_PROXIES = 8


def main() -> int:
    """Check, write the files under build/, and become supervisord."""
    try:
        config = settings()
    except SettingsError as error:
        print(error)
        return 1
    os.chdir(ROOT)
    plan = Plan.of(config)
    reason = why_not_shared(config) or why_no_nginx() or why_not(config) or why_no_ports(plan)
    reason = reason or why_no_model(MODEL) or why_not_by_database(config)
    if reason:
        print(reason)
        return 1
    configuration = write_files(plan, config, nginx_path())
    without_core_dumps()
    supervisord = str(ROOT / ".venv" / "bin" / "supervisord")
    os.execv(supervisord, [supervisord, "-n", "-c", str(configuration)])


def why_not_shared(config: Settings) -> str:
    """Return why several processes cannot share their chats, "" where they can."""
    if not config.redis_url.get_secret_value():
        return "Several processes share their chats in Redis: set STEADY_REDIS_URL (docs/scaling.md)."
    if not config.secret.get_secret_value().strip():
        return "What is shared in Redis is encrypted: set STEADY_SECRET, the same for all (docs/scaling.md)."
    if config.proxies > MOST_PROXIES:
        return f"Behind nginx here there may be {MOST_PROXIES} proxies more: set STEADY_PROXIES to fewer."
    return ""


def why_no_nginx() -> str:
    """Return how to get nginx where it is missing, "" where it is there."""
    return "" if nginx_path() else "nginx is missing: sudo apt install nginx-light (or nginx)."


def nginx_path() -> str:
    """Return where nginx is, "" where it is not."""
    return shutil.which("nginx", path=WHERE_NGINX_IS) or ""


def why_no_ports(plan: Plan) -> str:
    """Return which port behind nginx cannot be used, "" where all can."""
    ports = [*plan.ports, *plan.actions_ports]
    if ports[-1] > LARGEST_PORT:
        return f"The ports up to {ports[-1]} are needed, which is too high: set STEADY_PORT to a lower one."
    taken = [port for port in ports if not is_free(port)]
    return f"Ports {taken} on 127.0.0.1 are needed and taken: set STEADY_PORT to another." if taken else ""


if __name__ == "__main__":
    sys.exit(main())
