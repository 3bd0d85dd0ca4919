"""deploy/compose.yml: as the compose specification wants it, and open to nobody but by the proxy."""

import subprocess

import pytest
import yaml

from tests.channels.processes import ROOT

FILE = ROOT / "deploy" / "compose.yml"
CHECKER = (str(ROOT / ".venv-tools" / "bin" / "python"), "-m", "check_jsonschema")
TEXT = FILE.read_text(encoding="utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]


def test_it_holds_to_the_schema_of_the_compose_specification():
    command = [*CHECKER, "--builtin-schema", "vendor.compose-spec", FILE]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_schema_can_refuse(tmp_path):
    wrong = tmp_path / "compose.yml"
    wrong.write_text(TEXT.replace("healthcheck:", "health_check:"))
    command = [*CHECKER, "--builtin-schema", "vendor.compose-spec", wrong]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_only_the_proxy_can_be_reached_and_by_default_from_this_machine_alone():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert SERVICES["nginx"]["ports"] == ["${STEADY_HOST:-127.0.0.1}:${STEADY_PORT:-8080}:8080"]


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_watched_and_leaves_no_core_dump(name: str):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["ulimits"] == {"core": 0}
    assert SERVICES[name]["read_only"] is True


def test_redis_writes_nothing():
    command = " ".join(SERVICES["redis"]["command"])
    assert "--save ''" in command and "--appendonly no" in command
    assert "volumes" not in SERVICES["redis"]


@pytest.mark.parametrize("name", ["STEADY_SECRET", "STEADY_REDIS_PASSWORD", "STEADY_DATABASE_PASSWORD"])
def test_a_secret_comes_from_the_environment_and_has_to(name: str):
    uses = TEXT.count("${" + name)
    assert uses and TEXT.count("${" + name + ":?") == uses
