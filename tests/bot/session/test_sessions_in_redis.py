"""What is only so in Redis, where each process has objects of its own."""

import contextlib

import pytest
from redis.asyncio import Redis

from bot.errors import ShelfError
from tests.bot.conftest import REDIS_URL, Shelves
from tests.bot.session.a_process import BYE, HELLO, Process

pytestmark = pytest.mark.parametrize("shelves", ["redis"], indirect=True)


async def take_leases(prefix: str) -> None:
    """Let Redis lose every lease, as it does where their holder does not renew it."""
    async with Redis.from_url(REDIS_URL) as client:
        names = [name async for name in client.scan_iter(f"{prefix}*:lease")]
        assert await client.delete(*names) == len(names) > 0


async def test_a_tracker_goes_along_with_its_session_and_stays_nowhere(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    async with one.sessions.hold(session):
        one.trackers.held[session.sender_id] = [{"event": "action", "name": "utter_greet"}]
    assert one.trackers.held == {}
    found = await other.sessions.find(session.token)
    async with other.sessions.hold(found):
        assert other.trackers.rows(session.sender_id) == [{"event": "action", "name": "utter_greet"}]
    assert other.trackers.held == {}


async def test_of_a_turn_that_fails_nothing_is_saved(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    with contextlib.suppress(ZeroDivisionError):
        async with one.sessions.hold(session):
            session.remember("first", BYE)
            one.trackers.held[session.sender_id] = [{"event": "action"}]
            raise ZeroDivisionError
    assert (await other.sessions.find(session.token)).last == HELLO
    assert one.trackers.held == {}


async def test_who_lost_the_lease_to_another_saves_nothing(one: Process, other: Process, shelves: Shelves):
    session = await one.sessions.open(HELLO)
    turn = one.sessions.hold(session)
    await turn.__aenter__()
    session.remember("first", BYE)
    await take_leases(shelves.one._prefix)
    found = await other.sessions.find(session.token)
    async with other.sessions.hold(found):
        found.remember("second", HELLO)
    with pytest.raises(ShelfError):
        await turn.__aexit__(None, None, None)
    found = await other.sessions.find(session.token)
    assert (found.answer_to("first"), found.answer_to("second")) == (None, HELLO)


async def test_what_lies_in_redis_tells_nothing(one: Process, shelves: Shelves):
    session = await one.sessions.open(HELLO, block_key="a digest")
    async with one.sessions.hold(session):
        session.remember("a message id", BYE)
    async with Redis.from_url(REDIS_URL) as client:
        keys = [key async for key in client.scan_iter(f"{shelves.one._prefix}*")]
        held = b" ".join([*keys, *[await client.get(key) for key in keys if await client.type(key) == b"string"]])
    for told in (session.token, session.sender_id, "Hello", "Goodbye", "a message id", "a digest", "utter_"):
        assert told.encode() not in held
