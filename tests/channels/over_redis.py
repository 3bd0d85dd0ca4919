"""Processes over one Redis of a test's own: each with its line, its stub of Rasa and its desk."""

from typing import Any

from bot.channels.base import Desk
from bot.handoff.adult_side import AdultSide
from bot.handoff.human_line import HumanLine
from bot.session.redis_shelf import RedisShelf
from bot.session.session import Reply
from tests.bot.session.a_redis import OwnRedis
from tests.channels.a_line import ALine, StubAgent, taught

SECRET = "a secret of the tests"


class OverRedis(ALine):
    """One process: a line and a desk over a Redis that it shares."""

    def __init__(self, redis: OwnRedis) -> None:
        super().__init__()
        self.shelf: Any = RedisShelf(redis.url, SECRET)
        self.line = HumanLine(self.shelf, self._set_up, lambda: self.now)
        self.agent = taught(StubAgent())
        self.desk = Desk(self.agent, AdultSide(self.line))

    async def say(self, token: str, text: str = "", **more: str) -> Reply:
        """Answer a message of whoever has a token."""
        return await self.desk.answer(await self.desk.sessions.find(token), text=text, **more)

    async def open(self) -> str:
        """Open a session and return its token."""
        return (await self.desk.sessions.open(self.desk.opening())).token

    async def next_row(self, rows: Any, kind: str) -> dict[str, Any]:
        """Return the next row of a kind."""
        async for row in rows:
            if row.kind == kind:
                return row.data
        raise AssertionError(f"no {kind} came")
