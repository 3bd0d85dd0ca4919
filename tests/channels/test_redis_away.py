"""The web channel of two processes over one Redis: streams meet, and who meets a Redis that is away is told 999."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channels.page import NEUTRAL_SITE
from tests.bot.session.a_redis import OwnRedis
from tests.channels.house_server import Client, move_in, served
from tests.channels.over_redis import OverRedis

RECORDS = "what do i write down"
SOON = 10


@pytest.fixture
async def addresses(both: tuple[OverRedis, OverRedis]) -> AsyncIterator[tuple[str, str]]:
    one, other = both
    async with served(one.agent) as (first, first_address), served(other.agent) as (second, second_address):
        move_in(first, one.agent, one.desk, one)
        move_in(second, other.agent, other.desk, other)
        yield first_address, second_address


def elsewhere(client: Client, address: str) -> Client:
    """Return the same adult as they come to another process."""
    made = Client(address)
    made.token = client.token
    return made


async def test_a_stream_on_one_process_tells_what_happens_on_the_other(addresses, both):
    one = await Client(addresses[0]).open()
    other = elsewhere(one, addresses[1])
    async with one.events() as events:
        await other.send(text="a person please")
        assert (await other.send(text="yes"))["state"] == "queued"
        await asyncio.wait_for(until(events, "state", "queued"), SOON)
        await both[1].join(await both[1].desk.sessions.find(one.token))
        await asyncio.wait_for(until(events, "state", "live"), SOON)
        await other.http.delete("/chat/sessions", headers=other.bearer)
        await asyncio.wait_for(until(events, "state", "ended"), SOON)
    assert (await one.http.post("/chat/messages", json={"text": "hello"}, headers=one.bearer)).status_code == 401


async def until(events, kind: str, state: str) -> None:
    async for its_kind, data, _ in events:
        if (its_kind, data.get("state")) == (kind, state):
            return
    raise AssertionError(f"the stream ended before {state}")


async def test_a_message_is_answered_by_the_numbers_and_can_be_sent_again(addresses, own_redis: OwnRedis):
    client = await Client(addresses[0]).open()
    await client.send(text=RECORDS)
    own_redis.kill()
    answer = await client.send(text=RECORDS)
    assert answer["again"] is True
    assert "999" in answer["messages"][0]["text"]


async def test_who_hides_is_hidden_and_who_leaves_is_let_go(addresses, own_redis: OwnRedis):
    client = await Client(addresses[0]).open()
    own_redis.kill()
    assert (await client.send(payload="/leave_now"))["hide"] is True
    for path, form in (("/leave", {}), ("/", {"payload": "/leave_now"})):
        gone = await client.http.post(path, data={"session": client.token} | form)
        assert (gone.status_code, gone.headers["location"]) == (303, NEUTRAL_SITE)


@pytest.mark.parametrize("form", [{"text": RECORDS}, {"session": "a-token", "turn": "1", "text": RECORDS}])
async def test_a_form_is_answered_by_the_numbers(addresses, own_redis: OwnRedis, form: dict[str, str]):
    own_redis.kill()
    async with httpx.AsyncClient(base_url=addresses[0], trust_env=False) as http:
        page = await http.post("/", data=form)
    assert page.status_code == 503
    assert "999" in page.text
    assert form.get("session", "") in page.text


async def test_what_cannot_be_opened_or_followed_is_told_with_the_numbers(addresses, own_redis: OwnRedis):
    client = await Client(addresses[0]).open()
    own_redis.kill()
    for answer in (
        await client.http.post("/chat/sessions"),
        await client.http.get("/chat/events", headers=client.bearer),
    ):
        assert answer.status_code == 503
        assert "999" in answer.json()["error"]


async def test_health_says_redis_is_away(addresses, own_redis: OwnRedis):
    own_redis.kill()
    async with httpx.AsyncClient(base_url=addresses[0], trust_env=False, timeout=SOON) as http:
        health = await http.get("/health")
    assert (health.status_code, health.json()["status"]) == (503, "no Redis")


async def test_a_stream_outlives_a_redis_that_goes_and_comes_back(addresses, own_redis: OwnRedis):
    client = await Client(addresses[0]).open()
    async with client.events() as events:
        await asyncio.wait_for(until(events, "state", "bot"), SOON)
        own_redis.kill()
        assert (await client.send(text=RECORDS))["again"] is True
        own_redis.start()
        # It comes back without what it held: the stream says that the chat is over.
        await asyncio.wait_for(until(events, "state", "ended"), SOON)
