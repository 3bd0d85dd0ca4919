import subprocess
from pathlib import Path

import pytest

from tests.scripts.loaded import script

train = script("train")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of the same shape, which trains by writing a file."""
    for name in train.FILES:
        (tmp_path / name).write_text(name)
    for folder in train.FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "some.yml").write_text(folder)
    for name, path in {
        "ROOT": "",
        "MODEL": "models/steady.tar.gz",
        "STAMP": "models/stamp",
        "LOG": "build/log",
    }.items():
        monkeypatch.setattr(train, name, tmp_path / path)
    return tmp_path


@pytest.fixture
def trainings(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands by which the model was trained."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess:
        commands.append(command)
        train.MODEL.parent.mkdir(exist_ok=True)
        train.MODEL.write_text("model")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(train.subprocess, "run", run)
    return commands


@pytest.mark.parametrize("name", [*train.FILES, *(f"{folder}/some.yml" for folder in train.FOLDERS)])
def test_the_fingerprint_changes_with_every_input(project, name):
    before = train.fingerprint()
    (project / name).write_text("changed")
    assert train.fingerprint() != before


@pytest.mark.parametrize(
    "name", ["README.md", "data/notes.md", "bot/nlu/__pycache__/x.pyc", "tests/x.yml", "actions/x.py", "endpoints.yml"]
)
def test_the_fingerprint_does_not_change_with_anything_else(project, name):
    before = train.fingerprint()
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("new")
    assert train.fingerprint() == before


def test_a_new_file_a_renamed_one_and_a_deleted_one_are_changes(project):
    seen = [train.fingerprint()]
    new = project / "data" / "new.yml"
    new.write_text("new")
    seen.append(train.fingerprint())
    new.rename(project / "data" / "newer.yml")
    seen.append(train.fingerprint())
    (project / "data" / "some.yml").unlink()
    seen.append(train.fingerprint())
    assert len(set(seen)) == 4


def test_words_that_move_from_one_file_to_another_are_a_change(project):
    (project / "data" / "a.yml").write_text("one")
    (project / "data" / "b.yml").write_text("two")
    before = train.fingerprint()
    (project / "data" / "a.yml").write_text("two")
    (project / "data" / "b.yml").write_text("one")
    assert train.fingerprint() != before


def test_the_same_inputs_are_trained_once(trainings):
    assert [train.main(), train.main()] == [0, 0]
    assert len(trainings) == 1
    assert trainings[0][1:] == ["train", "--fixed-model-name", "steady"]


def test_changed_inputs_are_trained_again(trainings, project):
    train.main()
    (project / "config.yml").write_text("changed")
    train.main()
    assert len(trainings) == 2


def test_a_lost_model_is_trained_again(trainings):
    train.main()
    train.MODEL.unlink()
    train.main()
    assert len(trainings) == 2


def test_a_failed_training_says_so_and_is_tried_again(project, monkeypatch, capsys):
    def run(command: list[str], stdout: object, **_: object) -> subprocess.CompletedProcess:
        stdout.write("\n".join(f"line {number}" for number in range(40)))
        stdout.flush()
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(train.subprocess, "run", run)
    assert train.main() == 1
    said = capsys.readouterr().out
    assert "line 39" in said
    assert "line 20" not in said
    assert "build/log" in said
    assert not train.STAMP.exists()


def test_a_failed_training_over_an_old_model_leaves_no_stamp_that_calls_it_new(trainings, project, monkeypatch):
    train.main()
    (project / "config.yml").write_text("broken")
    monkeypatch.setattr(train.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert train.main() == 1
    assert train.STAMP.read_text() != train.fingerprint()


def test_what_the_model_is_made_from_exists():
    root = Path(__file__).resolve().parents[2]
    assert [name for name in (*train.FILES, *train.FOLDERS) if not (root / name).exists()] == []
