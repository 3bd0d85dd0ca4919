import hashlib
import sys
from pathlib import Path

import pytest

from bot.errors import ModelFileError
from bot.nlu.model_files import FROZEN, TOKENIZER, encoder_file, model_file

CONTENT = b"weights"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that would fail if anybody imported it."""
    folder = tmp_path / "some_model"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    (folder / "model.onnx").write_bytes(CONTENT)
    monkeypatch.syspath_prepend(tmp_path)
    return "some_model"


def test_a_pinned_file_is_found_without_importing_its_package(package, tmp_path):
    assert model_file(package, "model.onnx", SHA256) == tmp_path / package / "model.onnx"
    assert package not in sys.modules


@pytest.mark.parametrize(
    ("name", "sha256"),
    [("model.onnx", "0" * 64), ("other.onnx", SHA256), ("", SHA256)],
    ids=["changed", "gone", "none"],
)
def test_another_file_than_the_pinned_one_is_refused(package, name, sha256):
    with pytest.raises(ModelFileError, match="make setup"):
        model_file(package, name, sha256)


def test_a_package_that_is_not_installed_is_named():
    with pytest.raises(ModelFileError, match="no_such_model_package is not installed"):
        model_file("no_such_model_package", "model.onnx", SHA256)


def test_a_plain_module_carries_no_files():
    with pytest.raises(ModelFileError, match="not installed"):
        model_file("cachetools.keys", "model.onnx", SHA256)


@pytest.mark.parametrize("pinned", [FROZEN, TOKENIZER], ids=["encoder", "tokenizer"])
def test_the_installed_model_files_are_the_pinned_ones(pinned):
    assert model_file(*pinned).is_file()


@pytest.mark.parametrize("which", ["adapted", "frozen"])
def test_both_encoders_are_there_and_the_pinned_ones(which):
    assert encoder_file(which).is_file()


def test_an_encoder_at_a_path_is_taken_as_it_is(tmp_path):
    assert encoder_file(str(tmp_path / "other.onnx")) == tmp_path / "other.onnx"
