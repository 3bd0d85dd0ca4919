"""`make cluster`, without starting it: what it refuses, what it writes, and in which order guides are restarted."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path
from types import ModuleType

import pytest

from bot.content.lines import load_lines
from bot.settings import Settings
from tests.scripts.loaded import script

SECRET = "s" * 32
REDIS = "redis://127.0.0.1:6379/0"


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    return script("cluster")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    return script("cluster_files")


def shared(**given: object) -> Settings:
    return Settings(**{"redis_url": REDIS, "secret": SECRET, **given})


def test_it_refuses_to_start_without_what_several_processes_share(cluster: ModuleType):
    assert cluster.why_not_shared(shared()) == ""
    assert "STEADY_REDIS_URL" in cluster.why_not_shared(shared(redis_url=""))
    for secret in ("", "  "):
        assert "STEADY_SECRET" in cluster.why_not_shared(shared(secret=secret))
    assert "STEADY_PROXIES" in cluster.why_not_shared(shared(proxies=9))


def test_nothing_is_written_or_started_where_it_refuses(cluster: ModuleType, monkeypatch, capsys):
    monkeypatch.setattr(cluster.os, "execv", lambda *_: pytest.fail("started all the same"))
    monkeypatch.setattr(cluster, "write_files", lambda *_: pytest.fail("wrote files all the same"))
    assert cluster.main() == 1
    assert "STEADY_REDIS_URL" in capsys.readouterr().out


def test_without_nginx_it_names_the_package(cluster: ModuleType, monkeypatch):
    monkeypatch.setattr(cluster, "WHERE_NGINX_IS", "/nowhere")
    assert "apt install nginx" in cluster.why_no_nginx()


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one.getsockname()[1]


def test_a_port_behind_nginx_that_is_taken_is_named(cluster: ModuleType, taken: int):
    plan = cluster.Plan.of(shared(port=taken - 2))
    assert taken in plan.ports
    assert str(taken) in cluster.why_no_ports(plan)
    assert "STEADY_PORT" in cluster.why_no_ports(cluster.Plan.of(shared(port=65533)))


@pytest.fixture
def written(files: ModuleType, tmp_path: Path) -> Path:
    """The files of a cluster of three behind one proxy more."""
    plan = files.Plan(tmp_path, range(8141, 8144), range(8144, 8147))
    files.write_files(plan, shared(port=8140, processes=3, proxies=1), "/usr/sbin/nginx")
    return tmp_path


def test_each_guide_has_a_port_and_an_action_server_of_its_own(written: Path):
    conf = RawConfigParser(allow_no_value=True)
    conf.read(written / "supervisord.conf")
    for name, first in (("guide", "8141"), ("actions", "8144")):
        assert (conf[f"program:{name}"]["numprocs"], conf[f"program:{name}"]["numprocs_start"]) == ("3", first)
    for port, actions in ((8141, 8144), (8143, 8146)):
        assert f"127.0.0.1:{actions}/webhook" in (written / f"endpoints_{port}.yml").read_text()
    named = re.findall(r"server 127\.0\.0\.1:(\d+)", (written / "nginx.conf").read_text())
    assert named == 2 * ["8141", "8142", "8143"]


def test_both_servers_run_as_make_run_has_them_and_count_nginx_as_one_proxy_more(written: Path, files: ModuleType):
    conf = RawConfigParser(allow_no_value=True)
    conf.read(written / "supervisord.conf")
    assert conf["program:guide"]["environment"] == files.environments()["rasa"] + ',STEADY_PROXIES="2"'
    assert conf["program:actions"]["environment"] == files.environments()["actions"]
    assert "perturb=165" in files.environments()["rasa"]


def test_nobody_else_reads_the_folder_with_the_password_of_supervisor(written: Path):
    assert written.stat().st_mode & 0o077 == 0


def test_the_page_of_numbers_has_the_words_and_numbers_of_the_content(written: Path):
    page, lines = (written / "pages" / "numbers.html").read_text(), load_lines()
    for name in ("emergency", "police", "nspcc", "childline"):
        assert f">{lines[name]['phone']}</a>" in page
    words = json.loads((written / "pages" / "numbers.json").read_text())["error"]
    assert lines["emergency"]["phone"] in words and lines["nspcc"]["phone"] in words


def nginx_takes(configuration: Path) -> None:
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if not nginx:
        pytest.skip("there is no nginx on this machine")
    folder = configuration.parent
    checked = subprocess.run(
        [nginx, "-t", "-e", "stderr", "-p", folder, "-c", configuration], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_nginx_takes_the_configuration(written: Path):
    nginx_takes(written / "nginx.conf")


def test_nginx_takes_the_configuration_of_the_container(tmp_path: Path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    container = script("in_container")
    monkeypatch.setattr(container, "STATE", tmp_path)
    container.write_files(tmp_path)
    nginx_takes(tmp_path / "proxy" / "nginx.conf")
    assert "http://actions:5055/webhook" in (tmp_path / "endpoints.yml").read_text()


@pytest.mark.parametrize("setting", ["access_log off;", "error_log stderr emerg;", "proxy_max_temp_file_size 0;"])
def test_nginx_writes_nothing_about_anybody(written: Path, setting: str):
    text = (written / "nginx.conf").read_text()
    assert setting in text
    assert len(re.findall(r"^\s*(access_log|error_log) ", text, re.MULTILINE)) == 2
    sizes = {int(size) for size in re.findall(r"client_(?:max_body|body_buffer)_size (\d+);", text)}
    assert len(sizes) == 1, "a body that does not fit into memory goes to a file"


class FakeSupervisor:
    """Notes what it was asked; a guide that was started is ready after some looks."""

    def __init__(self, never_back: str = "") -> None:
        self.asked: list[str] = []
        self.away: set[str] = set()
        self._never_back = never_back

    def stopProcess(self, name: str) -> None:
        self.asked.append(f"stop {name}")
        self.away.add(name)

    def startProcess(self, name: str, wait: bool) -> None:
        assert not wait
        self.asked.append(f"start {name}")
        if name != self._never_back:
            self.away.discard(name)

    def ready(self, address: str) -> bool:
        return f"steady:guide_{address.rpartition(':')[2]}" not in self.away


@pytest.fixture
def restarting(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    return script("cluster_restart")


def plan_of(restarting: ModuleType, count: int = 2) -> object:
    return restarting.Plan(Path("/nowhere"), range(1, 1 + count), range(11, 11 + count))


def test_guides_are_restarted_one_after_the_other_each_with_its_action_server(restarting: ModuleType):
    fake = FakeSupervisor()
    restarting.restart(plan_of(restarting), fake, fake.ready)
    assert fake.asked == [
        "stop steady:guide_1",
        "stop steady:actions_11",
        "start steady:actions_11",
        "start steady:guide_1",
        "stop steady:guide_2",
        "stop steady:actions_12",
        "start steady:actions_12",
        "start steady:guide_2",
    ]


def test_one_that_does_not_come_back_leaves_the_others_alone(restarting: ModuleType, monkeypatch):
    monkeypatch.setattr(restarting, "READY_SECONDS", 0)
    fake = FakeSupervisor(never_back="steady:guide_1")
    with pytest.raises(restarting.NotRestartedError, match="Guide 1 is not ready"):
        restarting.restart(plan_of(restarting), fake, fake.ready)
    assert not [row for row in fake.asked if "guide_2" in row]


def test_the_only_guide_that_answers_is_not_stopped(restarting: ModuleType):
    fake = FakeSupervisor()
    with pytest.raises(restarting.NotRestartedError):
        restarting.restart(plan_of(restarting, 1), fake, fake.ready)
    fake.away.add("steady:guide_2")
    with pytest.raises(restarting.NotRestartedError, match="2"):
        restarting.restart(plan_of(restarting), fake, fake.ready)
    assert fake.asked == []
