import pytest

from bot.session.shelf import Shelf
from tests.bot.handoff.staff.a_line import ALine


@pytest.fixture
def line(shelf: Shelf) -> ALine:
    """A line over memory, and the same over Redis."""
    return ALine(shelf)
