"""The event stream of a handoff over the web API: states, words, typing, the connection, and what a client missed."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sanic import Sanic

from bot.channels.base import Desk
from bot.session.session import Session
from tests.channels.a_line import ALine, StubAgent, house
from tests.channels.house_server import Client, Event, move_in, served

SOON = 5


@pytest.fixture
async def parts() -> tuple[ALine, StubAgent, Desk]:
    made = house()
    await made[0].on_shift()
    return made


@pytest.fixture
def line(parts) -> ALine:
    return parts[0]


@pytest.fixture(scope="session")
async def served_once() -> AsyncIterator[tuple[Sanic, str]]:
    async with served(StubAgent()) as app_and_address:
        yield app_and_address


@pytest.fixture
def address(served_once, parts) -> str:
    line, agent, desk = parts
    move_in(served_once[0], agent, desk, line)
    return served_once[1]


@pytest.fixture
async def client(address) -> AsyncIterator[Client]:
    made = await Client(address).open()
    yield made
    await made.http.aclose()


@pytest.fixture
async def queued(client) -> Client:
    await client.send(text="a person please")
    assert (await client.send(text="yes"))["state"] == "queued"
    return client


@pytest.fixture
async def session(parts, queued) -> Session:
    return await parts[2].sessions.find(queued.token)


async def until(events: AsyncIterator[Event], kind: str, **holds: object) -> Event:
    """Return the next event of a kind whose data hold these values."""

    async def look() -> Event:
        async for event in events:
            if event[0] == kind and holds.items() <= event[1].items():
                return event
        raise AssertionError(f"the stream ended before {kind} {holds}")

    return await asyncio.wait_for(look(), SOON)


async def test_the_api_names_the_state_of_each_answer(client):
    assert (await client.send(text="hello"))["state"] == "bot"
    assert (await client.send(text="a person please"))["state"] == "offered"
    assert (await client.send(text="yes"))["state"] == "queued"


async def test_a_queued_chat_has_a_place_and_says_that_nobody_knows_how_long(queued):
    async with queued.events() as events:
        event = await until(events, "state")
        assert event == ("state", {"state": "queued", "position": 1, "wait_minutes": None}, 0)


async def test_joining_writing_and_handing_back_are_told_in_order(queued, line, session):
    ref = session.handoff
    async with queued.events() as events:
        await until(events, "state", state="queued")
        await line.join(session)
        await until(events, "state", state="live")
        await until(events, "connection", person="back")
        joined = await until(events, "message", **{"from": "guide"})
        assert joined[1]["text"].startswith("Sam from Tulip Line has joined")
        await line.write(session, "hello, I am Sam")
        written = await until(events, "message", text="hello, I am Sam")
        assert written[1] | {"text": ""} == {
            "from": "person", "name": "Sam", "line": "Tulip Line", "text": "", "buttons": []
        }  # fmt: skip
        assert written[2] == joined[2] + 1
        await line.close(ref)
        back = await until(events, "message", **{"from": "guide"})
        assert "given you back" in back[1]["text"]
        assert (await until(events, "message"))[1]["buttons"]
        await until(events, "state", state="bot")


async def test_the_answer_to_a_live_message_is_empty(queued, line, session):
    await line.join(session)
    assert await queued.send(text="hello") == {"messages": [], "state": "live"}


async def test_typing_goes_both_ways(queued, line, session):
    await line.join(session)
    async with queued.events() as events:
        await until(events, "state", state="live")
        await line.line.presence.typing(session.handoff, "staff")
        assert (await until(events, "typing"))[1] == {"typing": True}
    assert (await queued.http.post("/chat/typing", headers=queued.bearer)).status_code == 204
    assert await line.line.presence.is_typing(session.handoff, "adult")


async def test_17_what_a_client_missed_is_told_once_and_in_order(queued, line, session):
    await line.join(session)
    async with queued.events() as events:
        last = (await until(events, "message"))[2]
    for text in ("one", "two", "three"):
        await line.write(session, text)
    async with queued.events(last) as events:
        told = [(await until(events, "message"))[1]["text"] for _ in range(3)]
        await line.write(session, "four")
        assert [*told, (await until(events, "message"))[1]["text"]] == ["one", "two", "three", "four"]
    async with queued.events(last + 2) as events:
        assert (await until(events, "message"))[1]["text"] == "three"


async def test_17_the_end_of_a_handoff_is_told_again_to_a_client_that_missed_it(queued, line, session):
    await line.join(session)
    async with queued.events() as events:
        last = (await until(events, "message"))[2]
        await line.close(session.handoff)
        await until(events, "state", state="bot")
    async with queued.events(last) as events:
        assert "given you back" in (await until(events, "message"))[1]["text"]


async def test_17_the_numbers_go_on_over_two_handoffs(queued, line, session):
    await line.join(session)
    async with queued.events() as events:
        first = (await until(events, "message"))[2]
        await line.close(session.handoff)
        await until(events, "state", state="bot")
    await queued.send(text="a person please")
    await queued.send(text="yes")
    await line.join(session)
    async with queued.events(session.seat.notes_seen) as events:
        assert (await until(events, "message"))[2] > first


async def test_a_live_page_keeps_its_session_alive_and_is_there_for_staff(queued, line, session, parts):
    await line.join(session)
    async with queued.events() as events:
        await until(events, "state", state="live")
        assert session.handoff in await line.line.presence.adults()


async def test_15_ending_the_session_tells_staff_and_closes_the_stream(queued, line, session):
    ref = session.handoff
    await line.join(session)
    async with queued.events() as events:
        await until(events, "state", state="live")
        assert (await queued.http.delete("/chat/sessions", headers=queued.bearer)).status_code == 204
        assert (await line.line.board.load(ref)).state.value == "wrap"
        await until(events, "state", state="ended")


async def test_a_shelf_that_goes_and_comes_back_is_told_once_and_loses_nothing(queued, line, session):
    await line.join(session)
    async with queued.events() as events:
        await until(events, "message")
        line.shelf.away = True
        await line.shelf.tell(session.handoff)
        assert "lost the way" in (await until(events, "message"))[1]["text"]
        line.shelf.away = False
        await line.write(session, "still here")
        await until(events, "message", text="still here")


@pytest.mark.parametrize("named", ["x", "-1", "٣", "9" * 70, ""])
async def test_a_last_event_id_that_is_no_number_is_left_aside(queued, named):
    headers = queued.bearer | {"Last-Event-ID": named.encode()}
    async with queued.http.stream("GET", "/chat/events", headers=headers) as stream:
        assert stream.status_code == 200


async def test_typing_without_a_session_is_refused(address):
    async with Client(address).http as http:
        assert (await http.post("/chat/typing")).status_code == 401
