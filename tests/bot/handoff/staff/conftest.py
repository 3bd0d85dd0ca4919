from collections.abc import AsyncIterator

import pytest_asyncio

from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.staff.a_line import ALine


@pytest_asyncio.fixture
async def line() -> AsyncIterator[ALine]:
    yield ALine(MemoryShelf())
