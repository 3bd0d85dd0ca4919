"""What GET /health says beside its status: each trouble by its name, alone and together, and never an error instead."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from bot.channels import numbers_only, troubles
from bot.errors import DirectoryError, ShelfError, StoreAwayError


class Asked:
    """Answers every question, or does what a test wants instead."""

    def __init__(self) -> None:
        self.does: Callable[[], Any] = lambda: None

    def __call__(self, *_: Any) -> Any:
        return self.does()


class House:
    """An app whose shelf, directory and database can be broken."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shelf, self.directory, self.database = Asked(), Asked(), Asked()
        shelf = SimpleNamespace(read=lambda *_: asyncio.to_thread(self.shelf))
        self.app = SimpleNamespace(ctx=SimpleNamespace(steady_telegram=None))
        monkeypatch.setattr(troubles, "human_line", lambda app: SimpleNamespace(shelf=shelf))
        monkeypatch.setattr(troubles.directory_file, "check", self.directory)
        monkeypatch.setattr(troubles, "books", lambda app: SimpleNamespace(line=SimpleNamespace(read=self.database)))

    async def troubles(self) -> list[str]:
        return await troubles.troubles(self.app)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch, tmp_path) -> House:
    monkeypatch.setattr(numbers_only, "SWITCH", tmp_path / "numbers-only")
    return House(monkeypatch)


def fails(error: Exception) -> Callable[[], Any]:
    def fail() -> None:
        raise error

    return fail


FAULTS = {"shelf": ShelfError("away"), "directory": DirectoryError("gone"), "database": StoreAwayError("away")}


async def test_where_all_is_well_there_is_nothing_to_say(house: House):
    assert await house.troubles() == []


@pytest.mark.parametrize("name", FAULTS)
async def test_each_is_named_alone_and_its_error_is_in_the_log(
    house: House, name: str, caplog: pytest.LogCaptureFixture
):
    getattr(house, name).does = fails(FAULTS[name])
    assert await house.troubles() == [name]
    assert f"{name} cannot be reached: {type(FAULTS[name]).__name__}" in caplog.text


async def test_all_are_named_together_with_telegram_and_the_switch(house: House):
    for name, error in FAULTS.items():
        getattr(house, name).does = fails(error)
    house.app.ctx.steady_telegram = SimpleNamespace(updates=SimpleNamespace(fails=True))
    numbers_only.SWITCH.touch()
    assert await house.troubles() == [*FAULTS, "telegram", "numbers_only"]


async def test_an_error_that_nobody_foresaw_is_a_trouble_and_its_words_stay_out_of_the_log(
    house: House, caplog: pytest.LogCaptureFixture
):
    house.directory.does = fails(KeyError("pimpernel"))
    assert await house.troubles() == ["directory"]
    assert "pimpernel" not in caplog.text


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What a hanging call waits for; opened at the end, whatever the test has found."""
    found = threading.Event()
    yield found
    found.set()


@pytest.mark.parametrize("name", FAULTS)
async def test_what_does_not_answer_is_a_trouble_too(
    house: House, name: str, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(troubles, "ASKED_SECONDS", 0.1)
    getattr(house, name).does = gate.wait
    assert await house.troubles() == [name]


async def test_telegram_is_a_trouble_only_where_it_is_used_and_away(house: House):
    house.app.ctx.steady_telegram = SimpleNamespace(updates=SimpleNamespace(fails=False))
    assert await house.troubles() == []
