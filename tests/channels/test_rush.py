"""Ten times the load a process holds: some are answered, the rest get the numbers at once, and nobody waits in vain."""

import asyncio
import logging
from time import monotonic
from typing import Any

import pytest

from bot.channels import base, rush
from bot.channels.base import Desk
from bot.channels.rush import AT_ONCE, LONGEST_WAIT_SECONDS, OF_A_SESSION, Rush
from bot.channels.web import as_json
from bot.errors import TooBusyError
from bot.session.session import SAFE_REPLY, Reply, Session
from tests.channels.stub_agent import StubAgent

# Slower than the stub by far; what is asserted is who was answered, not how fast.
SLACK_SECONDS = 4.0


class SlowAgent(StubAgent):
    """Takes the processor's time for each turn, as Rasa does: a turn makes all others later."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds, self._processor = seconds, asyncio.Lock()

    async def handle_message(self, message: Any) -> None:
        async with self._processor:
            await asyncio.sleep(self._seconds)
        await super().handle_message(message)


class HangingAgent(StubAgent):
    """Waits for an action server that never answers."""

    async def handle_message(self, message: Any) -> None:
        await asyncio.Event().wait()


async def timed(desk: Desk, session: Session, text: str = "hello") -> tuple[Reply, float]:
    began = monotonic()
    return await desk.answer(session, text=text), monotonic() - began


async def sessions(desk: Desk, count: int) -> list[Session]:
    return [await desk.sessions.open(Reply([])) for _ in range(count)]


async def test_ten_times_the_load_is_answered_or_told_in_time():
    # 50 turns a second for 5 s hold 250; ten times as many come at once.
    desk = Desk(SlowAgent(0.02))
    found = await asyncio.gather(*(timed(desk, session) for session in await sessions(desk, 2500)))
    answered = [seconds for reply, seconds in found if reply.names != SAFE_REPLY]
    shed = [seconds for reply, seconds in found if reply.names == SAFE_REPLY]
    assert len(answered) >= AT_ONCE
    assert shed
    assert max(answered + shed) <= base.TURN_SECONDS + SLACK_SECONDS
    assert desk.rush.running == desk.rush.waiting == 0


async def test_after_the_rush_everybody_is_answered_again():
    desk = Desk(SlowAgent(0.005))
    await asyncio.gather(*(timed(desk, session) for session in await sessions(desk, 1000)))
    reply, _ = await timed(desk, *await sessions(desk, 1))
    assert reply.names != SAFE_REPLY


async def test_an_ordinary_load_is_not_shed():
    desk = Desk(SlowAgent(0.001))
    found = await asyncio.gather(*(timed(desk, session) for session in await sessions(desk, 100)))
    assert all(reply.names != SAFE_REPLY for reply, _ in found)


async def test_while_actions_hang_nobody_waits_longer_than_a_turn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(base, "TURN_SECONDS", 0.5)
    monkeypatch.setattr(rush, "LONGEST_WAIT_SECONDS", 0.2)
    desk = Desk(HangingAgent())
    found = await asyncio.gather(*(timed(desk, session) for session in await sessions(desk, 3 * AT_ONCE)))
    assert all(reply.names == SAFE_REPLY for reply, _ in found)
    assert max(seconds for _, seconds in found) < 0.5 + SLACK_SECONDS


async def test_a_message_behind_a_hanging_one_of_its_session_is_answered_when_its_own_time_is_over(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(base, "TURN_SECONDS", 1.0)
    desk = Desk(HangingAgent())
    (session,) = await sessions(desk, 1)
    began = monotonic()
    found = await asyncio.gather(timed(desk, session), timed(desk, session))
    assert all(reply.names == SAFE_REPLY for reply, _ in found)
    assert monotonic() - began < 1.9  # two turns one after the other would take two seconds at least


@pytest.mark.parametrize("microseconds", [0, 1, 10, 50, 100, 200, 500, 1000])
async def test_a_turn_whose_time_is_over_while_it_is_let_in_is_answered(
    monkeypatch: pytest.MonkeyPatch, microseconds: int
):
    monkeypatch.setattr(base, "TURN_SECONDS", microseconds / 1_000_000)
    desk = Desk(HangingAgent())
    told = [asyncio.create_task(timed(desk, session)) for session in await sessions(desk, 2 * AT_ONCE)]
    done, hanging = await asyncio.wait(told, timeout=20)
    for task in hanging:
        task.cancel()
    assert not hanging
    assert all(task.result()[0].names == SAFE_REPLY for task in done)
    assert desk.rush.running == desk.rush.waiting == 0


async def test_of_one_session_no_more_wait_than_can_be_answered():
    desk = Desk(SlowAgent(0.05))
    (session,) = await sessions(desk, 1)
    found = await asyncio.gather(*(timed(desk, session, f"message {number}") for number in range(5)))
    assert [reply.names != SAFE_REPLY for reply, _ in found] == [True] * OF_A_SESSION + [False] * 3


async def test_the_safe_reply_is_marked_so_that_the_page_offers_to_try_again():
    desk = Desk(HangingAgent())
    (session,) = await sessions(desk, 1)
    with desk.rush.of_session(session.sender_id), desk.rush.of_session(session.sender_id):
        reply, _ = await timed(desk, session)
    assert "999" in reply.messages[0]["text"]
    assert as_json(reply)["again"] is True
    assert "again" not in as_json(desk.opening())


async def test_who_would_wait_too_long_is_refused_at_once_and_the_log_is_told_once(caplog: pytest.LogCaptureFixture):
    crowded = Rush(1)
    crowded._cost_seconds = 2 * LONGEST_WAIT_SECONDS
    with caplog.at_level(logging.WARNING):
        async with crowded.turn():
            for _ in range(3):
                with pytest.raises(TooBusyError):
                    async with crowded.turn():
                        raise AssertionError("was let in")
    assert [record.message for record in caplog.records] == ["too many at once: 1 messages got the numbers, 0 wait"]


async def test_a_place_is_given_back_when_the_turn_fails():
    narrow = Rush(1)
    for _ in range(3):
        with pytest.raises(ValueError, match="invented"):
            async with narrow.turn():
                raise ValueError("invented")
    assert narrow.running == 0
    async with narrow.turn():
        assert narrow.running == 1
