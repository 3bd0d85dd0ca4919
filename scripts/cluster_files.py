"""Writes the files of a cluster from deploy/cluster/: for supervisor, for nginx, and the page of numbers."""

import json
import os
import pwd
import resource
import secrets
import socket
from configparser import RawConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot.content.lines import load_lines
from bot.content.responses import load_responses
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "deploy" / "cluster"
# Shown with no guide to ask anything: danger, the police, an adult's advice line and a child's line.
NUMBERS = ("emergency", "police", "nspcc", "childline")
# Of nginx; a guide answers some hundred messages a second (docs/scaling.md), so this is more than it will ever need.
MOST_FILES = 8192
# Where "Leave this page" leads, as on the page itself (bot/channels/page.py, which needs all of Rasa to be read).
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"

templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=select_autoescape(["html.j2"]),
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True)
class Plan:
    """What runs where: the folder of its files, the port of each guide and of its action server."""

    folder: Path
    ports: range
    actions_ports: range

    @classmethod
    def of(cls, config: Settings) -> "Plan":
        """Return the plan for the settings: guides on the ports after STEADY_PORT, then their action servers."""
        first, count = config.port + 1, config.processes
        folder = ROOT / "build" / f"cluster-{config.port}"
        return cls(folder, range(first, first + count), range(first + count, first + 2 * count))


def write_files(plan: Plan, config: Settings, nginx: str) -> Path:
    """Write all files of a cluster; return supervisor's configuration."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    plan.folder.chmod(0o700)
    write_numbers(plan.folder / "pages")
    write_endpoints(plan)
    listen = f"[{config.host}]:{config.port}" if ":" in config.host else f"{config.host}:{config.port}"
    write_nginx(plan.folder, [f"127.0.0.1:{port}" for port in plan.ports], listen)
    written = plan.folder / "supervisord.conf"
    as_root = os.geteuid() == 0
    written.write_text(
        templates.get_template("supervisord.conf.j2").render(
            root=ROOT,
            folder=plan.folder,
            ports=plan.ports,
            actions_ports=plan.actions_ports,
            environments=environments(),
            proxies=config.proxies + 1,
            nginx=nginx,
            address=f"http://{listen}",
            password=secrets.token_hex(16),
            user="user=root" if as_root else "",
        )
    )
    return written


def write_endpoints(plan: Plan) -> None:
    """Write the endpoints of each guide, which name its own action server."""
    text = (ROOT / "endpoints.yml").read_text()
    for port, actions_port in zip(plan.ports, plan.actions_ports):
        own = text.replace("127.0.0.1:5055", f"127.0.0.1:{actions_port}")
        (plan.folder / f"endpoints_{port}.yml").write_text(own)


def write_nginx(folder: Path, guides: list[str], listen: str, *, resolver: str = "", state: Path | None = None) -> Path:
    """Write nginx's configuration into a folder.

    Args:
        folder: holds the configuration and the page of numbers.
        guides: where they answer; with a resolver one name, which stands for all addresses that it has.
        listen: where nginx answers.
        resolver: the name server to ask, "" where addresses are given.
        state: where nginx may write, the same folder where none is given.
    """
    written = folder / "nginx.conf"
    user = f"user {pwd.getpwuid(os.geteuid()).pw_name};" if os.geteuid() == 0 and not resolver else ""
    files = min(MOST_FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    found = {"folder": folder, "state": state or folder, "guides": guides, "listen": listen, "resolver": resolver}
    text = templates.get_template("nginx.conf.j2").render(**found, user=user, workers=1, files=files)
    written.write_text(text)
    return written


def write_numbers(folder: Path) -> None:
    """Write what is said when no guide answers, as a page and as JSON, in the words of content/."""
    folder.mkdir(parents=True, exist_ok=True)
    words, lines = load_responses()["utter_safe_reply"][0]["text"], load_lines()
    page = templates.get_template("numbers.html.j2").render(
        words=words, neutral_site=NEUTRAL_SITE, lines=[lines[name] for name in NUMBERS]
    )
    (folder / "numbers.html").write_text(page)
    (folder / "numbers.json").write_text(json.dumps({"error": words}))


def environments() -> dict[str, Any]:
    """Return the environment of each program of deploy/supervisord.conf, which a cluster's have as well."""
    reader = RawConfigParser(allow_no_value=True, inline_comment_prefixes=(";",))
    reader.read_string((ROOT / "deploy" / "supervisord.conf").read_text())
    return {name: reader[f"program:{name}"]["environment"] for name in ("rasa", "actions")}


def is_free(port: int) -> bool:
    """Say whether a loopback port can be taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
