"""Two processes over one Redis: whichever an adult's message comes to, the chat goes on, and what is over is over."""

import asyncio

import pytest

from bot.errors import UnknownSessionError
from bot.session.session import SAFE_REPLY
from tests.channels.over_redis import OverRedis

RECORDS = "what do i write down"


def heard(both: tuple[OverRedis, OverRedis]) -> list[str]:
    return [name for process in both for name in process.agent.heard]


async def test_a_chat_opened_on_one_is_answered_on_the_other(both):
    token = await both[0].open()
    reply = await both[1].say(token, RECORDS)
    assert reply.names[0] == "utter_ask_record"
    assert (await both[0].desk.sessions.find(token)).last == reply


async def test_what_is_ended_on_one_is_gone_on_the_other(both):
    token = await both[0].open()
    await both[1].say(token, RECORDS)
    await both[0].desk.sessions.end(token)
    with pytest.raises(UnknownSessionError):
        await both[1].say(token, RECORDS)


async def test_what_is_wiped_on_one_is_gone_on_the_other(both):
    token = await both[0].open()
    assert (await both[1].say(token, "delete it all")).ended
    with pytest.raises(UnknownSessionError):
        await both[0].say(token, RECORDS)


async def test_one_message_that_comes_to_both_at_once_is_answered_once(both):
    token = await both[0].open()
    replies = await asyncio.gather(*(process.say(token, RECORDS, message_id="m1") for process in both))
    assert replies[0] == replies[1]
    assert heard(both) == ["ask_record"]


async def test_a_message_that_was_answered_where_the_process_died_gets_the_same_answer_elsewhere(both):
    token = await both[0].open()
    reply = await both[0].say(token, RECORDS, message_id="m1")
    assert await both[1].say(token, RECORDS, message_id="m1") == reply
    assert heard(both) == ["ask_record"]


async def test_one_button_pressed_at_both_at_once_is_answered_once(both):
    token = await both[0].open()
    last = (await both[0].desk.sessions.find(token)).last
    payload = sorted(last.payloads())[0]
    sessions = [await process.desk.sessions.find(token) for process in both]
    replies = await asyncio.gather(
        *(process.desk.answer(session, payload=payload) for process, session in zip(both, sessions))
    )
    assert replies[0] == replies[1]
    assert len(heard(both)) == 1


async def test_two_messages_that_come_to_both_at_once_are_answered_one_after_the_other(both):
    token = await both[0].open()
    at_once: list[int] = []

    async def alone() -> None:
        at_once.append(1)
        assert len(at_once) == 1
        await asyncio.sleep(0.1)
        at_once.pop()

    for process in both:
        process.agent.before_answer = alone
    replies = await asyncio.gather(both[0].say(token, RECORDS), both[1].say(token, "something else"))
    assert SAFE_REPLY not in [reply.names for reply in replies]
    assert len(heard(both)) == 2


async def test_a_process_that_dies_in_the_middle_of_a_turn_loses_nothing_but_that_turn(both):
    token = await both[0].open()
    before = await both[0].say(token, RECORDS)
    stuck = asyncio.Event()

    async def dies() -> None:
        stuck.set()
        await asyncio.sleep(3600)

    both[0].agent.before_answer = dies
    turn = asyncio.create_task(both[0].say(token, "something else", message_id="m2"))
    await stuck.wait()
    session = await both[1].desk.sessions.find(token)
    assert session.last == before
    turn.cancel()
    await asyncio.wait([turn])
    assert (await both[1].say(token, "something else", message_id="m2")).names == ("utter_way_back",)


async def test_who_waits_on_one_is_joined_and_told_on_the_other(both):
    one, other = both
    token = await one.open()
    await one.say(token, "a person please")
    assert (await other.say(token, "yes")).state == "queued"
    session = await one.desk.sessions.find(token)
    rows = one.desk.handoff.follow(session)
    assert (await one.next_row(rows, "state"))["state"] == "queued"
    await other.join(session)
    assert (await one.next_row(rows, "connection"))["person"] == "back"
    await other.write(session, "Hello, I am Sam.")
    assert "Hello" in [(await one.next_row(rows, "message"))["text"] for _ in range(2)][-1]
    assert (await other.say(token, "thank you")).state == "live"
    assert await one.written_by_adult(session.handoff) == ["thank you"]
    await rows.aclose()


async def test_a_stream_on_one_hears_that_the_queue_was_joined_on_the_other(both):
    one, other = both
    token = await one.open()
    rows = one.desk.handoff.follow(await one.desk.sessions.find(token))
    assert (await one.next_row(rows, "state"))["state"] == "bot"
    await other.say(token, "a person please")
    await other.say(token, "yes")
    assert (await asyncio.wait_for(one.next_row(rows, "state"), 5))["state"] == "queued"
    await rows.aclose()


async def test_a_stream_on_one_ends_with_the_session_on_the_other(both):
    one, other = both
    token = await one.open()
    rows = one.desk.handoff.follow(await one.desk.sessions.find(token))
    assert (await one.next_row(rows, "state"))["state"] == "bot"
    await other.desk.sessions.end(token)
    assert (await asyncio.wait_for(one.next_row(rows, "state"), 5))["state"] == "ended"


async def test_leaving_on_one_ends_the_handoff_begun_on_the_other(both):
    one, other = both
    token = await one.open()
    await one.say(token, "a person please")
    await one.say(token, "yes")
    await other.desk.sessions.end(token)
    await other.desk.handoff.settled()
    assert [record.public for record in await one.line.board.all() if record.public == "queued"] == []


async def test_with_redis_away_the_adult_gets_999_and_afterwards_the_chat_is_said_to_have_ended(both, own_redis):
    token = await both[0].open()
    session = await both[0].desk.sessions.find(token)
    own_redis.kill()
    reply = await asyncio.wait_for(both[0].desk.answer(session, text=RECORDS), 6)
    assert reply.names == SAFE_REPLY
    assert "999" in reply.messages[0]["text"]
    assert heard(both) == []
    own_redis.start()
    with pytest.raises(UnknownSessionError):
        await both[0].say(token, RECORDS)


async def test_with_redis_away_who_hides_is_hidden(both, own_redis):
    session = await both[0].desk.sessions.find(await both[0].open())
    own_redis.kill()
    assert (await both[0].desk.answer(session, payload='/leave_now{"from":"x"}')).hide


async def test_with_redis_gone_in_the_middle_of_a_turn_who_asks_to_hide_is_hidden(both, own_redis):
    session = await both[0].desk.sessions.find(await both[0].open())

    async def dies() -> None:
        own_redis.kill()

    both[0].agent.before_answer = dies
    assert (await both[0].desk.answer(session, text="hide this")).hide


async def test_with_redis_frozen_in_the_middle_of_a_turn_the_adult_gets_999_in_time(both, own_redis):
    session = await both[0].desk.sessions.find(await both[0].open())

    async def freezes() -> None:
        own_redis.freeze()

    both[0].agent.before_answer = freezes
    reply = await asyncio.wait_for(both[0].desk.answer(session, text=RECORDS), 6)
    assert "999" in " ".join(row["text"] for row in reply.messages)
