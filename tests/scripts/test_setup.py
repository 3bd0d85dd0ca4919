import subprocess
from collections import namedtuple
from pathlib import Path

import pytest

from tests.scripts.loaded import executable, script

setup = script("setup")
Usage = namedtuple("Usage", "total used free")


def python_that_says(path: Path, version: str) -> Path:
    return executable(path, f"echo {version}")


def test_a_python_on_the_path_is_taken(tmp_path):
    python = python_that_says(tmp_path / "bin" / "python3.10", "3.10")
    assert setup.find_python(str(python.parent), tmp_path / "pyenv") == str(python)


def test_a_python_of_pyenv_is_taken_where_the_path_has_none(tmp_path):
    python = python_that_says(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python", "3.10")
    assert setup.find_python(str(tmp_path / "empty"), tmp_path / "pyenv") == str(python)


def test_a_shim_that_does_not_run_is_passed_over(tmp_path):
    executable(tmp_path / "bin" / "python3.10", "echo 'pyenv: python3.10: command not found' >&2", "exit 127")
    python = python_that_says(tmp_path / "pyenv" / "versions" / "3.10.2" / "bin" / "python", "3.10")
    assert setup.find_python(str(tmp_path / "bin"), tmp_path / "pyenv") == str(python)


@pytest.mark.parametrize("version", ["3.11", "3.1", "", "3.10.13"])
def test_a_python_that_is_another_version_is_passed_over(tmp_path, version):
    python = python_that_says(tmp_path / "bin" / "python3.10", version)
    assert setup.find_python(str(python.parent), tmp_path / "pyenv") is None


def test_other_versions_of_pyenv_are_not_looked_at(tmp_path):
    for version in ("3.11.4", "3.9.18", "3.1.0"):
        python_that_says(tmp_path / "pyenv" / "versions" / version / "bin" / "python", "3.10")
    assert setup.find_python(str(tmp_path / "empty"), tmp_path / "pyenv") is None


def test_a_broken_link_among_the_versions_of_pyenv_is_passed_over(tmp_path):
    folder = tmp_path / "pyenv" / "versions" / "3.10.1" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").symlink_to(tmp_path / "gone")
    assert setup.find_python("", tmp_path / "pyenv") is None


def test_where_there_is_none_uv_fetches_one(tmp_path, capsys):
    log = tmp_path / "log"
    uv = executable(tmp_path / "uv", f'echo "$@" >> "{log}"', '[ "$2" = find ] && echo /somewhere/python3.10 || true')
    assert setup.python_by_uv(str(uv)) == "/somewhere/python3.10"
    assert log.read_text().splitlines() == ["python install 3.10", "python find 3.10"]
    assert "uv fetches one" in capsys.readouterr().out


def test_when_uv_fails_set_up_fails(tmp_path):
    with pytest.raises(subprocess.CalledProcessError):
        setup.python_by_uv(str(executable(tmp_path / "uv", "exit 2")))


def test_a_machine_with_everything_lacks_nothing(monkeypatch, tmp_path):
    for tool in ("git", "make"):
        executable(tmp_path / tool)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.what_is_missing() == []


def test_each_missing_tool_is_named_with_what_installs_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [line.split(":")[1].strip() for line in setup.what_is_missing()] == [
        "sudo apt install git",
        "sudo apt install make",
    ]


def test_a_python_without_venv_is_named(monkeypatch):
    monkeypatch.setattr(setup, "has_venv", lambda: False)
    assert any("python3-venv" in line for line in setup.what_is_missing())


@pytest.mark.parametrize(
    ("free", "installed", "lacking"),
    [(10**9, False, True), (10**9, True, False), (4 * 10**9, False, False)],
    ids=["too little", "too little but installed", "enough"],
)
def test_disk_is_asked_for_only_before_the_first_installation(monkeypatch, tmp_path, free, installed, lacking):
    monkeypatch.setattr(setup, "VENV", tmp_path if installed else tmp_path / "gone")
    monkeypatch.setattr(setup.shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    assert any("1.0 GB are free" in line for line in setup.what_is_missing()) is lacking


def test_what_is_missing_is_said_and_nothing_installed(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(setup, "what_is_missing", lambda: ["git is missing: sudo apt install git"])
    monkeypatch.setattr(setup, "install", lambda: pytest.fail("installed all the same"))
    assert setup.main() == 1
    assert "  - git is missing: sudo apt install git" in capsys.readouterr().out


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A machine on which nothing is missing and every installation is counted."""
    installs: list[str] = []
    monkeypatch.setattr(setup, "STAMP", tmp_path / "build" / "stamp")
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "what_is_missing", list)
    monkeypatch.setattr(setup, "install", lambda: installs.append("installed"))
    return installs


def test_set_up_installs_once(fresh):
    assert [setup.main(), setup.main()] == [0, 0]
    assert len(fresh) == 1


def test_set_up_installs_again_when_a_lock_has_changed(fresh, monkeypatch):
    setup.main()
    monkeypatch.setattr(setup, "fingerprint", lambda: "another")
    setup.main()
    assert len(fresh) == 2


def test_set_up_installs_again_when_the_environment_is_gone(fresh, monkeypatch, tmp_path):
    setup.main()
    monkeypatch.setattr(setup, "VENV", tmp_path / "gone")
    setup.main()
    assert len(fresh) == 2


def test_a_step_that_fails_is_named_and_not_stamped(fresh, monkeypatch, capsys):
    def failing() -> None:
        raise subprocess.CalledProcessError(1, ["/some/where/uv", "pip", "install", "-q"])

    monkeypatch.setattr(setup, "install", failing)
    assert setup.main() == 1
    assert "uv pip install" in capsys.readouterr().out
    assert not setup.STAMP.exists()
