from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.staff.staff_server import StaffServer


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[StaffServer]:
    """A staff API of its own for each test."""
    server = StaffServer(tmp_path)
    yield server
    server.stop()
