"""A question that hangs holds one thread and nobody longer than they would wait."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.channels import lines
from bot.channels.lines import SetUpReader
from bot.channels.metrics import meters
from bot.channels.one_at_a_time import OneAtATime
from bot.errors import StoreAwayError
from bot.store.line import LineSettings

SOON = 0.05
LANTERN = LineSettings(name="Lantern", keeps_for="six months", hours={"all": "24/7"})


class Book:
    """Gives the line's settings once a gate is open."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked = 0
        self.fails = False
        self.holds = replace(LANTERN, wait_limit_minutes=7)

    def read(self) -> LineSettings:
        self.asked += 1
        self.gate.wait()
        if self.fails:
            raise StoreAwayError("away")
        return self.holds


@pytest.fixture
def book() -> Iterator[Book]:
    book = Book()
    yield book
    book.gate.set()


async def test_an_answer_comes_and_the_next_question_is_a_new_one(book: Book):
    ask = OneAtATime(book.read)
    assert await ask(5) is book.holds
    assert await ask(5) is book.holds
    assert book.asked == 2


async def test_whoever_asks_while_one_hangs_asks_nothing_new_and_waits_no_longer(book: Book):
    book.gate.clear()
    ask = OneAtATime(book.read)
    for _ in range(20):
        with pytest.raises(asyncio.TimeoutError):
            await ask(SOON / 10)
    assert book.asked == 1
    book.gate.set()
    assert await ask(5) is book.holds


async def test_an_error_reaches_whoever_asked_and_the_next_may_go_well(book: Book):
    book.fails, ask = True, OneAtATime(book.read)
    with pytest.raises(StoreAwayError):
        await ask(5)
    book.fails = False
    assert await ask(5) is book.holds


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the line's settings be read at each question."""
    monkeypatch.setattr(lines, "SET_UP_SECONDS", -1.0)


async def test_settings_are_read_once_in_two_seconds(book: Book):
    reader = SetUpReader(book)
    first, second = await reader(), await reader()
    assert first is second and book.asked == 1
    assert (first.line.name, first.paused, first.wait_limit_minutes) == ("Lantern", False, 7)


async def test_a_line_without_a_name_is_none(book: Book):
    book.holds = LineSettings()
    assert (await SetUpReader(book)()).line is None


@pytest.mark.parametrize("hangs", [True, False])
async def test_while_they_cannot_be_read_the_last_ones_hold(
    book: Book, always: None, hangs: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(lines, "READ_SECONDS", SOON)
    reader = SetUpReader(book)
    before, faults = await reader(), store_faults()
    if hangs:
        book.gate.clear()
    book.fails = not hangs
    assert await reader() is before
    assert store_faults() == faults + 1
    assert ("TimeoutError" if hangs else "StoreAwayError") in caplog.text
    book.fails, book.holds = False, replace(LANTERN, name="Tulip")
    book.gate.set()
    monkeypatch.setattr(lines, "READ_SECONDS", 5)
    await reader()
    assert (await reader()).line.name == "Tulip"


def store_faults() -> float:
    return meters()._faults.labels("store")._value.get()
