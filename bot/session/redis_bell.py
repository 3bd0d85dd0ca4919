"""Tells topics to every process over Redis, and hears them over one connection that comes back by itself."""

import asyncio
import logging

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from bot.session.watches import Watches

# What redis.asyncio lets through when a server is away, slow, or restarts in the middle of an answer.
FAULTS = (RedisError, OSError, EOFError, asyncio.TimeoutError)
AGAIN_SECONDS = 0.5
# After this long without a word the server is asked whether it is there; as long again, and it is not.
QUIET_SECONDS = 5.0

logger = logging.getLogger(__name__)


class Bell:
    """One listener of a process. Every watch wakes once when it hears again: something may have been told between."""

    def __init__(self, client: "Redis[bytes]", channel: str, watches: Watches) -> None:
        self._client, self._channel, self._watches = client, channel, watches
        self._task: asyncio.Task[None] | None = None

    def listen(self) -> None:
        """Begin to listen, if that has not begun."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        while True:
            try:
                await self._hear()
            except FAULTS as error:
                logger.warning("nothing is heard from other processes: %s", type(error).__name__)
            # What was open to a server that went away is of no use to the next one.
            await self._client.connection_pool.disconnect(inuse_connections=False)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _hear(self) -> None:
        asked = False
        async with self._client.pubsub() as heard:
            await heard.subscribe(self._channel)
            while True:
                message = await heard.get_message(timeout=QUIET_SECONDS)
                if message is None and asked:
                    raise RedisConnectionError
                asked = message is None
                if message is None:
                    await heard.ping()
                else:
                    self._pass_on(message["type"], message["data"])

    def _pass_on(self, kind: str, data: bytes | int) -> None:
        if kind == "subscribe":
            self._watches.tell_all()
        elif kind == "message" and isinstance(data, bytes):
            self._watches.tell(data.decode())
