from pathlib import Path

import pytest

from tests.bot.content.checks.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def content(house: House) -> Path:
    return house.root / "content"
