"""A shift is begun, kept up by the open console, and ended; what is off shift stays off."""

from dataclasses import dataclass

import pytest

from bot.channels.staff.shifts import SHIFTS, Shifts
from bot.channels.staff.signed_in import LONGEST_SECONDS
from bot.handoff.board import QUEUE
from bot.handoff.presence import OnShift
from tests.channels.a_line import ALine


@dataclass(frozen=True)
class Me:
    """Somebody who has signed in."""

    id: str = "7"

    @property
    def on_shift(self) -> OnShift:
        return OnShift(self.id, "Sam", 3)


@pytest.fixture
def line() -> ALine:
    return ALine()


@pytest.fixture
def shifts(line: ALine) -> Shifts:
    return Shifts(line.line)


async def test_nobody_is_on_shift_before_they_begin(shifts: Shifts, line: ALine):
    assert not await shifts.is_on("7")
    await shifts.beat(Me())
    assert await line.line.presence.staff() == {}


async def test_who_begins_is_on_shift_and_there_and_nobody_else_is(shifts: Shifts, line: ALine):
    await shifts.begin(Me())
    assert await shifts.is_on("7") and not await shifts.is_on("8")
    assert await line.line.presence.staff() == {"7": Me().on_shift}


async def test_a_beat_brings_back_whose_console_was_silent(shifts: Shifts, line: ALine):
    await shifts.begin(Me())
    await line.line.presence.staff_gone("7")
    await shifts.beat(Me())
    assert "7" in await line.line.presence.staff()


async def test_who_ends_is_neither_on_shift_nor_there(shifts: Shifts, line: ALine):
    await shifts.begin(Me())
    await shifts.end("7")
    assert not await shifts.is_on("7")
    assert await line.line.presence.staff() == {}


@pytest.mark.parametrize("move", ["begin", "end"])
async def test_the_queue_is_told(shifts: Shifts, line: ALine, move: str):
    told: list[str] = []

    async def tell(topic: str) -> None:
        told.append(topic)

    line.shelf.tell = tell
    await (shifts.begin(Me()) if move == "begin" else shifts.end("7"))
    assert told == [QUEUE]


async def test_a_forgotten_shift_ends_with_the_longest_sign_in(shifts: Shifts, line: ALine):
    seconds: list[float] = []
    put = line.shelf.put

    async def note(kind: str, key: str, value: dict, kept: float) -> None:
        if kind == SHIFTS:
            seconds.append(kept)
        await put(kind, key, value, kept)

    line.shelf.put = note
    await shifts.begin(Me())
    assert seconds == [LONGEST_SECONDS]
