"""What `make run` opens to others: our channels and nothing of Rasa's; and secrets come from the environment only."""

import re
import subprocess

import pytest
import yaml

from bot.settings import Settings
from tests.channels.processes import ROOT

SECRETS = ("secret", "handoff_webhook_secret", "telegram_token", "telegram_webhook_secret", "metrics_token")
# What a token or a key looks like: a long run without spaces, or a private key's first line.
LOOKS_SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]{24,}|\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b|-----BEGIN [A-Z ]*PRIVATE KEY")
COMMAND = (ROOT / "deploy" / "supervisord.conf").read_text(encoding="utf-8")


def test_rasas_http_api_is_off():
    assert "scripts/serve.py" in COMMAND
    for option in ("--enable-api", "--cors", "--auth-token", "--debug", "-vv", "--inspect"):
        assert option not in COMMAND


def test_every_channel_is_ours():
    named = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not name.startswith("bot.channels.")] == []


def test_the_action_server_listens_on_loopback_and_telemetry_is_off():
    assert 'SANIC_HOST="127.0.0.1"' in COMMAND
    assert 'RASA_TELEMETRY_ENABLED="false"' in COMMAND


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_has_no_value_of_its_own(name: str):
    default = Settings.__fields__[name].default
    assert (default if isinstance(default, str) else default.get_secret_value()) == ""


def test_no_file_of_the_repository_holds_a_secret():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.splitlines()]
    assert len(files) > 100
    found = [
        path.name
        for path in files
        if path.is_file() and path.suffix in (".py", ".yml", ".md", ".txt", ".js", ".conf", ".toml", "")
        if LOOKS_SECRET.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
