"""Who in this process watches which topic; every shelf has one such list."""

import asyncio
import weakref

from async_timeout import timeout

from bot.session.shelf import Watch


class Watches:
    """Watches by topic; one that its owner has let go of is forgotten by itself, and so is a topic without any."""

    def __init__(self) -> None:
        self._topics: weakref.WeakValueDictionary[str, _Topic] = weakref.WeakValueDictionary()

    def add(self, topic: str) -> "EventWatch":
        """Return a new watch of a topic."""
        found = self._topics.get(topic)
        if found is None:
            found = self._topics[topic] = _Topic()
        return EventWatch(found)

    def tell(self, topic: str) -> None:
        """Wake whoever watches a topic."""
        if found := self._topics.get(topic):
            found.tell()

    def tell_all(self) -> None:
        """Wake everybody: something may have been missed."""
        for topic in list(self._topics.values()):
            topic.tell()

    def __len__(self) -> int:
        """Return how many topics are watched."""
        return len(self._topics)


class EventWatch(Watch):
    """Notices what is told in this process."""

    def __init__(self, topic: "_Topic") -> None:
        self._event = asyncio.Event()
        self._topic: _Topic | None = topic
        topic.watches.add(self)

    def told(self) -> None:
        """Note that the topic was told."""
        self._event.set()

    async def changed(self, seconds: float) -> bool:
        """Wait until the topic was told since the last call; False when the seconds passed first."""
        try:
            async with timeout(seconds):
                await self._event.wait()
        except asyncio.TimeoutError:
            return False
        self._event.clear()
        return True

    def close(self) -> None:
        """Stop watching."""
        if self._topic:
            self._topic.watches.discard(self)
        self._topic = None
        self._event.clear()


class _Topic:
    """Held by its watches only."""

    def __init__(self) -> None:
        self.watches: weakref.WeakSet[EventWatch] = weakref.WeakSet()

    def tell(self) -> None:
        for watch in list(self.watches):
            watch.told()
