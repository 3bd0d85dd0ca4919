import re
import socket
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.settings import Settings
from bot.store.database import Database
from bot.store.line import LineBook, LineSettings
from tests.scripts.loaded import script

run = script("run")


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def settings_for(**given: object) -> Settings:
    return Settings(**{"port": run.free_port(), **given})


def test_a_trial_starts_on_this_machine():
    assert run.why_not(settings_for()) == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_a_trial_refuses_to_answer_other_machines(host):
    assert "A trial answers on this machine only" in run.why_not(settings_for(host=host))


def test_a_port_that_is_taken_is_named_with_the_way_out(taken_port):
    reason = run.why_not(settings_for(port=taken_port))
    assert str(taken_port) in reason
    assert "STEADY_PORT" in reason


def test_an_address_that_is_not_this_machine_is_a_reason_and_no_crash(monkeypatch):
    monkeypatch.setattr(run, "why_not_in_production", lambda *_: "")
    reason = run.why_not(settings_for(env="production", host="203.0.113.1", secret="s" * 32))
    assert "203.0.113.1" in reason


def test_production_refuses_while_words_are_pending():
    reason = run.why_not(settings_for(env="production", host="0.0.0.0"))
    assert "cannot run as production" in reason


def test_production_with_approved_words_and_a_secret_starts(monkeypatch):
    monkeypatch.setattr(run, "why_not_in_production", lambda *_: "")
    assert run.why_not(settings_for(env="production", secret="s" * 32)) == ""


@pytest.mark.parametrize("secret", ["", "s" * 31])
def test_production_refuses_without_a_secret_of_some_length(monkeypatch, secret):
    monkeypatch.setattr(run, "why_not_in_production", lambda *_: "")
    assert "STEADY_SECRET" in run.why_not(settings_for(env="production", secret=secret))


def test_production_refuses_a_scripted_responder(monkeypatch):
    monkeypatch.setattr(run, "why_not_in_production", lambda *_: "")
    assert "STEADY_DEMO" in run.why_not(settings_for(env="production", secret="s" * 32, demo=True))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    store = Database(f"sqlite:///{tmp_path}/steady.sqlite")
    monkeypatch.setattr(run, "database", lambda: store)
    return store


def test_rule_16_production_refuses_without_a_named_line(store):
    assert "the human line lacks a name" in run.why_not_by_database(settings_for(env="production"))
    line = LineSettings(name="Tulip Line", keeps_for="six years", hours={"all": "Mo-Fr 09:00-17:00; PH off"})
    LineBook(store).write(line, by=None)
    assert run.why_not_by_database(settings_for(env="production")) == ""


def test_a_trial_starts_without_a_line_and_makes_the_tables(store):
    assert run.why_not_by_database(settings_for()) == ""
    assert LineBook(store).read() == LineSettings()


def test_a_database_that_cannot_be_used_is_named_and_nothing_starts(monkeypatch, capsys):
    def refuse() -> Database:
        raise StoreError("The database cannot be used (OperationalError).")

    monkeypatch.setattr(run, "database", refuse)
    monkeypatch.setattr(run, "why_not", lambda _: "")
    monkeypatch.setattr(run.os, "execv", lambda *_: pytest.fail("started all the same"))
    monkeypatch.setattr(run, "write_files", lambda *_: pytest.fail("wrote files all the same"))
    assert run.main() == 1
    assert "The database cannot be used" in capsys.readouterr().out


def test_a_setting_that_cannot_be_used_stops_the_start(monkeypatch, capsys):
    monkeypatch.setenv("STEADY_PORT", "eighty")
    monkeypatch.setattr(run.os, "execv", lambda *_: pytest.fail("started all the same"))
    assert run.main() == 1
    assert "STEADY_PORT" in capsys.readouterr().out


def test_a_reason_not_to_start_stops_the_start(monkeypatch, capsys):
    monkeypatch.setenv("STEADY_HOST", "0.0.0.0")
    monkeypatch.setattr(run.os, "execv", lambda *_: pytest.fail("started all the same"))
    monkeypatch.setattr(run, "write_files", lambda *_: pytest.fail("wrote files all the same"))
    assert run.main() == 1
    assert "safety rule 16" in capsys.readouterr().out


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run, "BUILD", tmp_path / "build")
    monkeypatch.setattr(run, "CONF", tmp_path / "build" / "supervisord.conf")
    return tmp_path / "build"


def test_the_endpoints_name_the_port_of_the_action_server(build):
    run.write_files(settings_for(), 51234)
    endpoints = (build / "endpoints.yml").read_text()
    assert "http://127.0.0.1:51234/webhook" in endpoints
    assert "5055" not in endpoints


def test_the_configuration_of_supervisor_is_filled_in(build):
    run.write_files(settings_for(port=8181), 51234)
    conf = RawConfigParser(inline_comment_prefixes=None, allow_no_value=True)
    conf.read(build / "supervisord.conf")
    assert "-p 8181" in conf["program:rasa"]["command"]
    assert "--port 51234" in conf["program:actions"]["command"]
    assert conf["program:announce"]["command"].endswith("http://127.0.0.1:8181")
    assert "{" not in (build / "supervisord.conf").read_text()


@pytest.mark.parametrize("program", ["program:actions", "program:rasa"])
def test_freed_memory_is_written_over_in_both_servers(build, program):
    run.write_files(settings_for(), 51234)
    conf = RawConfigParser(inline_comment_prefixes=None, allow_no_value=True)
    conf.read(build / "supervisord.conf")
    environment = dict(re.findall(r'(\w+)="([^"]*)"', conf[program]["environment"]))
    code = "import os; os.write(1, b'%d' % (os.environ['PYTHONMALLOC'] == 'malloc'))"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout == b"1"
    assert {"glibc.malloc.perturb=165", "glibc.malloc.tcache_count=0"} <= set(environment["GLIBC_TUNABLES"].split(":"))


def test_a_free_port_can_be_taken():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", run.free_port()))


def test_what_it_starts_can_leave_no_core_dump(tmp_path):
    code = (
        "import resource, sys; sys.path.insert(0, 'scripts'); import run; run.without_core_dumps(); import subprocess"
    )
    told = "; print(subprocess.run(['sh', '-c', 'ulimit -c'], capture_output=True, text=True).stdout.strip())"
    done = subprocess.run([sys.executable, "-c", code + told], cwd=run.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("env", ["trial", "production"])
@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "sqlite:////proc/none/steady.sqlite"])
def test_a_database_that_is_away_keeps_nobody_from_the_guide(monkeypatch, capsys, env: str, url: str):
    monkeypatch.setattr(run, "database", lambda: Database(url))
    assert run.why_not_by_database(settings_for(env=env)) == ""
    said = capsys.readouterr().out
    assert "without its line" in said and "nobody" not in said


def test_an_address_that_is_none_still_stops_the_start(monkeypatch):
    monkeypatch.setattr(run, "database", lambda: Database("mysql://a/b"))
    assert "STEADY_DATABASE_URL" in run.why_not_by_database(settings_for())


def test_a_model_that_is_missing_cut_short_or_no_model_is_named_before_anything_starts(tmp_path: Path):
    model = tmp_path / "steady.tar.gz"
    assert "make train" in run.why_no_model(model)
    whole = whole_model(tmp_path, "metadata.json")
    assert run.why_no_model(write(model, whole)) == ""
    for damaged in (b"", b"no archive", whole[: len(whole) // 2], whole_model(tmp_path, "other.json")):
        assert "make train" in run.why_no_model(write(model, damaged))


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def whole_model(folder: Path, name: str) -> bytes:
    (folder / name).write_bytes(bytes(range(256)) * 400)
    with tarfile.open(folder / "made.tar.gz", "w:gz") as made:
        made.add(folder / name, name)
    return (folder / "made.tar.gz").read_bytes()
