import asyncio

import pytest

from bot.session.together import Together


class Book:
    """What is read; each reading takes until it is let go on."""

    def __init__(self) -> None:
        self.pages, self.readings, self.go_on = 0, 0, asyncio.Event()

    async def read(self) -> int:
        self.readings += 1
        found = self.pages
        await self.go_on.wait()
        return found


async def asked(together: Together[int]) -> "asyncio.Task[int]":
    task = asyncio.create_task(together())
    for _ in range(5):
        await asyncio.sleep(0)
    return task


async def test_who_asks_at_the_same_time_shares_one_reading():
    book = Book()
    together = Together(book.read)
    book.go_on.set()
    assert await asyncio.gather(*(together() for _ in range(50))) == [0] * 50
    assert book.readings == 1
    await together()
    assert book.readings == 2


async def test_who_asks_during_a_reading_gets_the_one_after_it():
    book = Book()
    together = Together(book.read)
    early = await asked(together)
    book.pages = 1
    late = [await asked(together) for _ in range(20)]
    book.go_on.set()
    assert await early == 0
    assert await asyncio.gather(*late) == [1] * 20
    assert book.readings == 2


async def test_a_fault_comes_to_all_who_asked_and_the_next_reading_is_a_new_one():
    faults = [OSError(), None]

    async def read() -> str:
        if fault := faults.pop(0):
            raise fault
        return "read"

    together = Together(read)
    found = await asyncio.gather(together(), together(), return_exceptions=True)
    assert [type(one) for one in found] == [OSError, OSError]
    assert await together() == "read"


async def test_who_goes_away_takes_the_reading_from_nobody():
    book = Book()
    together = Together(book.read)
    gone, stays = await asked(together), await asked(together)
    gone.cancel()
    book.go_on.set()
    assert await stays == 0
    with pytest.raises(asyncio.CancelledError):
        await gone
