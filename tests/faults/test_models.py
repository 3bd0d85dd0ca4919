"""A model that is not there or cannot be read: what the operator is told at the start, and what an adult sees."""

from pathlib import Path

import pytest

from tests.faults.guide import PlainHouse, ends


@pytest.fixture
def house(tmp_path: Path) -> PlainHouse:
    return PlainHouse(tmp_path, STEADY_DATABASE_URL=f"sqlite:///{tmp_path}/steady.sqlite")


@pytest.mark.parametrize("damage", ["gone", "cut", "rubbish", "empty"])
def test_a_model_that_is_not_whole_is_named_and_nothing_starts(house: PlainHouse, damage: str) -> None:
    model = house.root / "models" / "steady.tar.gz"
    whole = model.read_bytes()
    model.unlink()
    if damage != "gone":
        model.write_bytes({"cut": whole[: len(whole) // 2], "rubbish": b"x" * 10_000, "empty": b""}[damage])
    status, written = ends(house)
    assert status == 1
    assert "models/steady.tar.gz is missing or damaged" in written
    assert "Traceback" not in written
