import pytest

from bot.session import tracker_store
from tests.bot.conftest import Shelves
from tests.bot.session.a_process import Process
from tests.bot.session.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every tracker made in this test."""
    made = Clock()
    monkeypatch.setattr(tracker_store, "TTLCache", made.cache)
    return made


@pytest.fixture
def one(shelves: Shelves) -> Process:
    return Process(shelves.one)


@pytest.fixture
def other(shelves: Shelves) -> Process:
    return Process(shelves.other)
