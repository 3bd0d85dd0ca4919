"""What holds small values for a while, for every process that shares it: sessions, and the handoff's records."""

import asyncio
from abc import ABC, abstractmethod
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

# What JSON can hold: every shelf gives it back as JSON would, so lists for tuples. Who reads one does not change it.
Value = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """A value with the number of its version, 1 for the first."""

    version: int
    value: Value


class Watch(ABC):
    """Notices that something was told about a topic; made before one looks, so that nothing is missed.

    Only as long as its owner holds it. It may wake without anything told: look, then wait again.
    """

    @abstractmethod
    async def changed(self, seconds: float) -> bool:
        """Wait until the topic was told since the last call; False when the seconds passed first."""

    @abstractmethod
    def close(self) -> None:
        """Stop watching."""


class Shelf(ABC):
    """Values by kind and key, each with its own time to live in seconds, and rows of notes that only grow.

    Every method but ``watch`` raises ShelfError where the shelf cannot be reached.

    keeps_objects: whether it is of this process only, and gives back the object itself that was put, not a copy; there
    a value may be any object.
    """

    keeps_objects = False

    @abstractmethod
    async def read(self, kind: str, key: str) -> Kept | None:
        """Return a value, None where there is none or its time is over."""

    @abstractmethod
    async def read_all(self, kind: str) -> dict[str, Kept]:
        """Return every value of a kind by its key."""

    @abstractmethod
    async def swap(self, kind: str, key: str, version: int, value: Value, seconds: float) -> bool:
        """Put a value where the version named stands, 0 for none; False, changing nothing, where another stands."""

    @abstractmethod
    async def put(self, kind: str, key: str, value: Value, seconds: float) -> None:
        """Put a value, whatever stood there."""

    @abstractmethod
    async def drop(self, kind: str, key: str, version: int | None = None) -> bool:
        """Forget a value and its notes; with a version, only where it stands. Say whether that was so."""

    @abstractmethod
    def name(self, *parts: str) -> str:
        """Return a keyed digest, the same on every process that shares the shelf; nothing can be read from it."""

    @abstractmethod
    async def touch(self, kind: str, key: str, seconds: float) -> Kept | None:
        """Start a value's time anew and return it, None where there is none."""

    @abstractmethod
    async def count(self, kind: str) -> int:
        """Return how many values of a kind there are."""

    @abstractmethod
    def lease(self, kind: str, key: str, wait_seconds: float) -> AbstractAsyncContextManager[asyncio.Event]:
        """Hold a name alone among all processes; whoever dies holding it loses it within seconds.

        Gives an event that is set where it was lost to another, which whoever holds it for long has to look at.

        Raises:
            TooBusyError: another held it for longer than the seconds one may wait.
        """

    @abstractmethod
    async def append(self, kind: str, key: str, note: Value, seconds: float) -> int:
        """Add a note to a value and return its number, from 1; the notes' time begins anew.

        0, adding nothing, where there is no such value: so nothing is kept of what was dropped meanwhile.
        """

    @abstractmethod
    async def after(self, kind: str, key: str, number: int) -> list[tuple[int, Value]]:
        """Return the notes after a number, in order, each with its own."""

    @abstractmethod
    async def tell(self, topic: str) -> None:
        """Wake whoever watches a topic, in every process."""

    @abstractmethod
    def watch(self, topic: str) -> Watch:
        """Return a watch of a topic."""

    async def close(self) -> None:
        """Let go of connections and tasks; the shelf is not used after."""
        return None
