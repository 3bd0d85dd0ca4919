"""Adapts the encoder: `python -m adapt` on data/nlu/, `python -m adapt SET` on ten examples an intent of a public set.

The first writes bot/nlu/encoder.onnx and prints its checksum; the second writes build/eval/encoders/SET_10.onnx, which
`make eval` measures beside the frozen encoder.
"""

import hashlib
import sys
from pathlib import Path

from adapt.export import write_onnx
from adapt.sayings import read_public, read_sayings
from adapt.tuning import OWN, PUBLIC, adapt

ROOT = Path(__file__).resolve().parent.parent
ENCODER = ROOT / "bot" / "nlu" / "encoder.onnx"
PUBLIC_ENCODERS = ROOT / "build" / "eval" / "encoders"


def main(names: list[str]) -> None:
    """Adapt to the project's sayings, or to each public set named."""
    if not names:
        _write(adapt(read_sayings(), OWN), ENCODER)
    for name in names:
        _write(adapt(read_public(name), PUBLIC), PUBLIC_ENCODERS / f"{name}_10.onnx")


def _write(encoder, path: Path) -> None:
    write_onnx(encoder, path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes, SHA-256 {_checksum(path)}")


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
