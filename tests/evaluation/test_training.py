from pathlib import Path

import pytest

from evaluation import training
from evaluation.errors import CannotMeasureError
from evaluation.ours import pipeline

CONFIG = {"recipe": "default.v1", "pipeline": []}


@pytest.fixture
def trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program in Rasa's place that notes each training in trainings.txt beside its model."""
    program = tmp_path / "rasa"
    program.write_text("#!/bin/sh\necho once >> trainings.txt\ntouch model.tar.gz\n")
    program.chmod(0o755)
    monkeypatch.setattr(training, "RASA", program)
    (tmp_path / "nlu.yml").write_text("nlu: []\n")
    return tmp_path


def trainings(folder: Path) -> int:
    return len((folder / "x" / "trainings.txt").read_text().splitlines())


def test_the_same_inputs_are_trained_once(trained):
    for _ in range(2):
        model = training.train_nlu(trained / "x", CONFIG, trained / "nlu.yml")
    assert model == trained / "x" / "model.tar.gz"
    assert trainings(trained) == 1


def test_other_messages_another_configuration_or_another_encoder_are_trained_anew(trained):
    nlu, encoder = trained / "nlu.yml", trained / "a.onnx"
    encoder.write_bytes(b"1")
    training.train_nlu(trained / "x", CONFIG, nlu)
    training.train_nlu(trained / "x", CONFIG, nlu, [encoder])
    nlu.write_text("nlu: [1]\n")
    training.train_nlu(trained / "x", CONFIG, nlu, [encoder])
    training.train_nlu(trained / "x", {**CONFIG, "language": "en"}, nlu, [encoder])
    assert trainings(trained) == 4


def test_a_training_that_fails_names_its_log(trained):
    training.RASA.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(CannotMeasureError, match=r"training x failed; its train\.log"):
        training.train_nlu(trained / "x", CONFIG, trained / "nlu.yml")


def test_public_sets_go_through_the_components_of_the_product():
    names = ["bot.nlu.words.Words", "bot.nlu.spelling.Spelling", "bot.nlu.embedding.SentenceEmbedding"]
    names += ["bot.nlu.ngrams.CharNgrams", "bot.nlu.intents.Intents"]
    assert [row["name"] for row in pipeline(None)] == names
    assert not [row for row in pipeline(None) if "encoder" in row]


def test_an_adapted_encoder_is_named_to_the_featurizer_alone(tmp_path):
    rows = pipeline(tmp_path / "hwu64_10.onnx")
    assert [row["name"].rpartition(".")[2] for row in rows if "encoder" in row] == ["SentenceEmbedding"]
