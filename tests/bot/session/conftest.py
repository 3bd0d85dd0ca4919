import pytest

from bot.session import sessions, tracker_store
from tests.bot.session.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every session and tracker made in this test."""
    made = Clock()
    for module in (sessions, tracker_store):
        monkeypatch.setattr(module, "TTLCache", made.cache)
    return made
