"""What holds for sessions on the shelf in memory has to hold in Redis, where each process has objects of its own."""

import asyncio

import pytest

from bot.errors import TooBusyError, UnknownSessionError
from bot.session import sessions as module
from bot.session.session import Session
from bot.session.sessions import SESSIONS
from tests.bot.conftest import Shelves
from tests.bot.session.a_process import BYE, HELLO, IDLE_SECONDS, Process


async def test_a_session_is_found_by_its_token_on_every_process(one: Process, other: Process):
    session = await one.sessions.open(HELLO, channel="telegram", block_key="a digest", menu=frozenset({"/greet"}))
    found = await other.sessions.find(session.token)
    assert (found.token, found.sender_id, found.last) == (session.token, session.sender_id, HELLO)
    assert (found.channel, found.block_key, found.block_ends_with_it) == ("telegram", "a digest", False)
    assert found.menu == {"/greet"}


async def test_a_session_idle_for_too_long_is_unknown(one: Process, shelves: Shelves):
    token = (await one.sessions.open(HELLO)).token
    await shelves.pass_by(IDLE_SECONDS)
    assert not await one.sessions.is_live(token)
    with pytest.raises(UnknownSessionError):
        await one.sessions.find(token)


@pytest.mark.parametrize("how", ["find", "touch"])
async def test_finding_or_touching_a_session_starts_its_idle_time_anew(one: Process, shelves: Shelves, how: str):
    token = (await one.sessions.open(HELLO)).token
    for _ in range(3):
        await shelves.pass_by(IDLE_SECONDS * 0.6)
        await getattr(one.sessions, how)(token)
    assert await one.sessions.is_live(token)
    assert await one.sessions.count() == 1


async def test_looking_whether_it_is_live_does_not(one: Process, shelves: Shelves):
    token = (await one.sessions.open(HELLO)).token
    await shelves.pass_by(IDLE_SECONDS * 0.6)
    assert await one.sessions.is_live(token)
    await shelves.pass_by(IDLE_SECONDS * 0.6)
    assert not await one.sessions.is_live(token)
    assert await one.sessions.count() == 0


async def test_touching_what_is_not_there_makes_nothing(one: Process):
    await one.sessions.touch("never opened")
    assert await one.sessions.count() == 0


async def test_ending_a_session_forgets_it_and_its_sender_everywhere(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    await other.sessions.end(session.token)
    assert session.sender_id in other.trackers.forgotten
    assert other.over == [session.sender_id]
    assert not await one.sessions.is_live(session.token)


async def test_who_follows_a_session_on_another_process_is_told_of_its_end(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    watch = one.sessions.watch(session)
    await other.sessions.end(session.token)
    assert await watch.changed(5)


async def test_a_session_can_be_ended_once(one: Process, other: Process):
    token = (await one.sessions.open(HELLO)).token
    await one.sessions.end(token)
    for process in (one, other):
        with pytest.raises(UnknownSessionError):
            await process.sessions.end(token)
    assert len(one.over + other.over) == 1


@pytest.mark.parametrize("token", ["", "made-up", "x" * 10_000, "\ud800", "token\x00"])
async def test_a_token_nobody_was_given_is_unknown(one: Process, token: str):
    await one.sessions.open(HELLO)
    with pytest.raises(UnknownSessionError):
        await one.sessions.find(token)


async def test_two_sessions_share_nothing(one: Process):
    first, second = await one.sessions.open(HELLO), await one.sessions.open(HELLO)
    assert len({first.token, second.token, first.sender_id, second.sender_id, first.turn, second.turn}) == 6
    await one.sessions.end(first.token)
    assert await one.sessions.is_live(second.token)


async def test_tokens_are_long_and_are_not_what_sessions_are_kept_under(one: Process, shelves: Shelves):
    token = (await one.sessions.open(HELLO)).token
    assert len(token) >= 43
    assert token not in await shelves.one.read_all(SESSIONS)


async def test_the_error_of_an_unknown_session_does_not_name_its_token(one: Process):
    with pytest.raises(UnknownSessionError) as caught:
        await one.sessions.find("secret-token")
    assert "secret-token" not in repr(caught.value)


async def test_what_is_changed_while_it_is_held_is_seen_everywhere(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    async with one.sessions.hold(session):
        session.remember("first", BYE, "/affirm")
        session.seat.ref = "a ref"
    found = await other.sessions.find(session.token)
    assert (found.last, found.answer_to("first"), found.turn, found.handoff) == (BYE, BYE, session.turn, "a ref")


async def test_who_holds_a_session_has_it_as_it_stands(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    found = await other.sessions.find(session.token)
    async with one.sessions.hold(session):
        session.remember("first", BYE)
    async with other.sessions.hold(found):
        assert found.last == BYE


async def test_one_at_a_time_holds_a_session(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    found = await other.sessions.find(session.token)
    inside: list[str] = []

    async def adds(process: Process, mine: Session, name: str) -> None:
        async with process.sessions.hold(mine):
            before = list(inside)
            await asyncio.sleep(0.05)
            assert inside == before
            inside.append(name)
            mine.seat.notes_seen += 1

    await asyncio.gather(*(adds(p, s, str(n)) for n in range(4) for p, s in ((one, session), (other, found))))
    assert (await one.sessions.find(session.token)).seat.notes_seen == 8


async def test_who_waits_for_too_long_is_told(one: Process, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "LEASE_WAIT_SECONDS", 0.1)
    session = await one.sessions.open(HELLO)
    async with one.sessions.hold(session):
        with pytest.raises(TooBusyError):
            async with one.sessions.hold(await one.sessions.find(session.token)):
                raise AssertionError("held by two")


async def test_a_session_that_was_ended_is_not_held(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    await other.sessions.end(session.token)
    with pytest.raises(UnknownSessionError):
        async with one.sessions.hold(session):
            raise AssertionError("held after its end")


async def test_a_session_that_is_ended_in_the_middle_of_a_turn_does_not_come_back(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    turn = one.sessions.hold(session)
    await turn.__aenter__()
    one.trackers.lay_ready(session.sender_id, [{"event": "action"}])
    session.remember("first", BYE)
    await other.sessions.end(session.token)
    with pytest.raises(UnknownSessionError):
        await turn.__aexit__(None, None, None)
    assert not await one.sessions.is_live(session.token)
    assert one.trackers.held == {}
    assert one.over + other.over != []


async def test_a_handoff_that_began_in_that_turn_is_told_of_the_end(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    turn = one.sessions.hold(session)
    await turn.__aenter__()
    await other.sessions.end(session.token)
    session.seat.ref = "began too late"
    with pytest.raises(UnknownSessionError):
        await turn.__aexit__(None, None, None)
    assert one.over[-1:] == [session.sender_id]


async def test_a_stirred_seat_is_told_once_it_is_saved(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    watch = other.sessions.watch(session)
    await watch.changed(0.2)
    async with one.sessions.hold(session):
        session.seat.stirred = True
    assert await watch.changed(5)
    assert not session.seat.stirred


async def test_of_many_ends_at_once_one_ends_it(one: Process, other: Process):
    session = await one.sessions.open(HELLO)
    ends = [process.sessions.end(session.token) for _ in range(5) for process in (one, other)]
    done = await asyncio.gather(*ends, return_exceptions=True)
    assert [result for result in done if not isinstance(result, UnknownSessionError)] == [None]
    assert len(one.over + other.over) == 1
