"""Asks what may hang in a thread, one question at a time, and waits no longer than it is told to.

A database whose connections are open but silent answers neither yes nor no. Asked anew each time, it would hold one
thread after the other, until there was none for anything else.
"""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class OneAtATime(Generic[Answer]):
    """One question that is asked again and again."""

    def __init__(self, ask: Callable[[], Answer]) -> None:
        """Take what is called in a thread."""
        self._ask = ask
        self._asking: asyncio.Future[Answer] | None = None

    async def __call__(self, seconds: float) -> Answer:
        """Return the answer; whoever asks while the question is under way waits for the same one.

        Raises:
            asyncio.TimeoutError: there is none in time.
        """
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(asyncio.to_thread(self._ask))
        return await asyncio.wait_for(asyncio.shield(self._asking), seconds)
