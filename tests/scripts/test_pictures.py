"""The README shows the pictures that scripts/pictures.py takes, and they are small."""

import re

import pytest
from PIL import Image

from tests.scripts.loaded import script
from tests.source_code import ROOT

pictures = script("pictures")

TAKEN = ("walk", "person", "console")
MOST_BYTES = 100_000


@pytest.mark.parametrize("name", TAKEN)
def test_each_picture_is_small_and_shown(name: str) -> None:
    path = pictures.PICTURES / f"{name}.png"
    assert path.stat().st_size < MOST_BYTES
    with Image.open(path) as picture:
        assert picture.format == "PNG"
    assert f"docs/pictures/{name}.png" in (ROOT / "README.md").read_text()


def test_every_picture_is_taken_by_the_script() -> None:
    kept = re.findall(r'keep\(\w+, "(\w+)"\)', (ROOT / "scripts" / "pictures.py").read_text())
    assert sorted(kept) == sorted(TAKEN) == sorted(path.stem for path in pictures.PICTURES.glob("*"))


def test_a_guide_for_pictures_touches_nobodys_accounts(tmp_path) -> None:
    environment = pictures.environment_of("http://127.0.0.1:8123", str(tmp_path))
    assert environment["STEADY_DATABASE_URL"].startswith(f"sqlite:///{tmp_path}")
    assert (environment["STEADY_PORT"], environment["STEADY_DEMO"]) == ("8123", "1")
