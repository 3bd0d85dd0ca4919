"""The figures name what happened in a fixed few words, and nothing of anybody."""

import re

import pytest

from bot.channels import base, metrics
from bot.channels.action_call import TurnFailedError
from bot.channels.metrics import FAULTS, ON_BOARD, OUTCOMES, TROUBLES, Meters, Now, meters
from bot.errors import MessageTooLongError
from bot.handoff.record import State
from tests.channels.a_line import Adult, house

NOTHING = Now(0, {}, 0.0, 0)
CANARY = "pimpernel"


@pytest.fixture(autouse=True)
def fresh_meters():
    meters.cache_clear()
    yield
    meters.cache_clear()


def value(name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (.+)$", meters().written(NOTHING).decode(), re.MULTILINE)
    assert found, name
    return float(found[1])


def turns(outcome: str) -> float:
    return value(f'steady_turns_total{{outcome="{outcome}"}}')


async def test_each_turn_is_counted_by_what_became_of_it():
    _, agent, desk = house()
    adult = await Adult.of(desk)
    await adult.say("what do i write down")
    await desk.answer(adult.session, payload="/no_such_button")
    with pytest.raises(MessageTooLongError):
        await adult.say("x" * 4001)
    agent.handle_message = _fails
    await adult.say("what do i write down")
    assert [turns(kind) for kind in ("answered", "stale", "too_long", "safe_reply")] == [1, 1, 1, 1]
    assert value('steady_faults_total{kind="actions"}') == 1
    assert value("steady_turn_seconds_count") == 3


async def _fails(message):
    raise TurnFailedError("ClientConnectorError")


async def test_a_shelf_that_is_away_is_counted():
    line, _, desk = house()
    await line.on_shift()
    adult = await Adult.of(desk)
    await adult.queue()
    line.shelf.away = True
    await adult.say("hello")
    assert value('steady_faults_total{kind="shelf"}') == 1


def test_the_states_of_the_line_are_shown_each_one_also_at_nought():
    written = Meters().written(Now(3, {State.QUEUED: 2}, 61.5, 4)).decode()
    assert "steady_live_sessions 3.0" in written
    assert "steady_longest_wait_seconds 61.5" in written
    assert "steady_staff_on_shift 4.0" in written
    assert 'steady_handoffs{state="queued"} 2.0' in written
    assert 'steady_handoffs{state="live"} 0.0' in written


def test_each_trouble_is_shown_also_while_it_is_not_so():
    written = Meters().written(Now(0, {}, 0.0, 0, frozenset({"shelf"}))).decode()
    assert 'steady_trouble{kind="shelf"} 1.0' in written
    assert 'steady_trouble{kind="database"} 0.0' in written


async def test_a_safe_reply_that_an_action_has_said_is_counted_as_one():
    _, agent, desk = house()
    agent.teach("whom do i ring", "ask_local_help", "utter_safe_reply")
    await (await Adult.of(desk)).say("whom do i ring")
    assert (turns("safe_reply"), turns("answered")) == (1, 0)
    assert value('steady_faults_total{kind="actions"}') == 1


async def test_every_label_is_one_of_ours_and_no_word_of_anybody_is_in_it():
    _, _, desk = house()
    adult = await Adult.of(desk)
    await adult.say(f"my daughter {CANARY} told me")
    written = meters().written(NOTHING).decode()
    assert CANARY not in written
    assert adult.session.token not in written and adult.session.sender_id not in written
    labels = dict.fromkeys(re.findall(r"^steady_\w+\{(?!le=)\w+=\"(\w+)\"\}", written, re.MULTILINE))
    assert set(labels) == {*OUTCOMES, *FAULTS, *TROUBLES, *(state.value for state in ON_BOARD)}


def test_what_fails_has_its_kind():
    assert base.fault_of(TurnFailedError()) == "actions"
    assert base.fault_of(ValueError()) == "guide"
    assert {base.fault_of(error) for error in (TimeoutError(), TurnFailedError(), KeyError())} <= set(FAULTS)
    assert metrics.BUCKETS[-1] > base.TURN_SECONDS
