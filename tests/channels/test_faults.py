"""Faults one by one and together, without a server: the adult gets the numbers, the log the fault and no word."""

import asyncio
import itertools
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bot.channels import base
from bot.channels.action_call import TurnFailedError
from bot.channels.handoff_session import area_name
from bot.channels.lines import SetUpReader
from bot.channels.page import said
from bot.directory.finding import finder
from bot.errors import DirectoryError, StoreAwayError
from bot.session.session import SAFE_REPLY, Reply
from tests.channels.a_line import Adult, ALine, StubAgent, house

WORDS = "my daughter pimpernel told me"


class Fault:
    """One thing that is broken."""

    def __init__(self, name: str, inject: Callable[[ALine, StubAgent], None]) -> None:
        self.name, self.inject = name, inject


async def _raises(error: BaseException) -> Any:
    raise error


async def _hangs(*_: Any) -> None:
    await asyncio.Event().wait()


async def _silent(*_: Any) -> None:
    return None


def _breaks(error: Callable[[], BaseException]) -> Callable[[ALine, StubAgent], None]:
    def inject(line: ALine, agent: StubAgent) -> None:
        agent.handle_message = lambda message: _raises(error())

    return inject


def _does(what: Callable[..., Any]) -> Callable[[ALine, StubAgent], None]:
    def inject(line: ALine, agent: StubAgent) -> None:
        agent.handle_message = what

    return inject


def _shelf_away(line: ALine, agent: StubAgent) -> None:
    line.shelf.away = True


def _store_away(line: ALine, agent: StubAgent) -> None:
    line.line.set_up = lambda: _raises(StoreAwayError("away"))


def _tracker_away(line: ALine, agent: StubAgent) -> None:
    agent.retrieve = lambda sender: _raises(OSError(28, "No space left on device"))


IN_THE_TURN = [
    Fault("action server dead", _breaks(lambda: TurnFailedError("ClientConnectorError"))),
    Fault("action server answers rubbish", _breaks(lambda: TurnFailedError("ContentTypeError"))),
    Fault("action server hangs", _does(_hangs)),
    Fault("nothing is said at all", _does(_silent)),
    Fault("disk full", _breaks(lambda: OSError(28, "No space left on device"))),
    Fault("database locked", _breaks(lambda: sqlite3.OperationalError("database is locked"))),
    Fault("directory gone", _breaks(lambda: DirectoryError("gone"))),
    Fault("out of memory", _breaks(MemoryError)),
    Fault("a mistake of ours", _breaks(lambda: KeyError("pimpernel"))),
]
BESIDE_IT = [
    Fault("Redis gone", _shelf_away),
    Fault("settings of the line gone", _store_away),
    Fault("slots cannot be read", _tracker_away),
]


def named(faults: Iterable[Fault]) -> str:
    return " and ".join(fault.name for fault in faults)


@pytest.fixture(autouse=True)
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asserted is that the turn ends; how soon is design promise 2, held by test_never_silent.py."""
    monkeypatch.setattr(base, "TURN_SECONDS", 0.3)


async def told(*faults: Fault) -> Reply:
    line, agent, desk = house()
    adult = await Adult.of(desk)
    for fault in faults:
        fault.inject(line, agent)
    return await asyncio.wait_for(adult.say(WORDS), 6)


@pytest.mark.parametrize("fault", IN_THE_TURN, ids=lambda fault: fault.name)
async def test_one_fault_gives_the_safe_reply_and_its_name_in_the_log(fault: Fault, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG, logger="bot"):
        reply = await told(fault)
    assert reply.names == SAFE_REPLY
    assert "999" in reply.messages[0]["text"]
    assert "pimpernel" not in caplog.text
    assert caplog.records or fault.name == "nothing is said at all"


@pytest.mark.parametrize("fault", BESIDE_IT, ids=lambda fault: fault.name)
async def test_a_fault_beside_the_guide_leaves_the_guide_answering_or_the_numbers(fault: Fault):
    reply = await told(fault)
    assert reply.messages and reply.messages[0]["text"]


PAIRS = [*itertools.product(IN_THE_TURN, BESIDE_IT), (IN_THE_TURN[0], *BESIDE_IT)]


@pytest.mark.parametrize("faults", PAIRS, ids=named)
async def test_faults_together_still_give_the_numbers(faults: tuple[Fault, ...], caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG, logger="bot"):
        reply = await told(*faults)
    assert "999" in " ".join(row["text"] for row in reply.messages)
    assert "pimpernel" not in caplog.text


@pytest.mark.parametrize("jump", [-86_400.0, 86_400.0, 10 * 365 * 86_400.0])
async def test_a_clock_that_jumps_ends_no_chat_and_holds_up_no_turn(jump: float, monkeypatch: pytest.MonkeyPatch):
    _, _, desk = house()
    adult = await Adult.of(desk)
    await adult.say("what do i write down")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert (await desk.sessions.find(adult.session.token)) is adult.session
    assert (await adult.say("what do i write down")).names != SAFE_REPLY


async def test_a_database_that_goes_leaves_the_lines_last_settings_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
):
    class AwayBook:
        def read(self) -> None:
            raise StoreAwayError("away")

    found = await SetUpReader(AwayBook())()
    assert found.line is None
    assert "cannot be read: StoreAwayError" in caplog.text


def test_a_directory_that_is_gone_leaves_the_council_without_a_name(monkeypatch: pytest.MonkeyPatch):
    def gone() -> None:
        raise DirectoryError("gone")

    monkeypatch.setattr("bot.channels.handoff_session.finder", gone)
    assert area_name("E06000052") == ""
    assert finder is not gone and said("utter_safe_reply").names == SAFE_REPLY
