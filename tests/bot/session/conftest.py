import pytest

from bot.session import tracker_store
from tests.bot.session.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every tracker made in this test."""
    made = Clock()
    monkeypatch.setattr(tracker_store, "TTLCache", made.cache)
    return made
