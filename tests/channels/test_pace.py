"""Limits stop a flood and no person, and nothing of an address is kept."""

import time

import pytest
from limits import RateLimitItemPerMinute

from bot.channels.pace import (
    ADDRESS_SESSIONS,
    BY_STAFF,
    FROM_ADDRESS,
    IN_SESSION,
    OPENED,
    TYPING,
    Pace,
    Rule,
    holder_of,
)
from bot.channels.rush import AT_ONCE, LONGEST_WAIT_SECONDS
from bot.errors import TooFastError
from tests.channels.processes import ROOT

THREE = Rule("three", RateLimitItemPerMinute(3))


def over(pace: Pace, rule: Rule, who: str) -> bool:
    try:
        pace.take(rule, who)
    except TooFastError:
        return True
    return False


def test_what_is_over_the_limit_is_refused_with_the_seconds_to_wait():
    pace = Pace()
    for _ in range(3):
        pace.take(THREE, "a")
    with pytest.raises(TooFastError) as refused:
        pace.take(THREE, "a")
    assert 1 <= refused.value.seconds <= 60


def test_each_sender_and_each_rule_is_counted_by_itself():
    pace = Pace()
    assert [over(pace, THREE, "a") for _ in range(4)] == [False] * 3 + [True]
    assert not over(pace, THREE, "b")
    assert not over(pace, Rule("other", RateLimitItemPerMinute(3)), "a")


def test_a_staff_meeting_behind_one_address_is_let_in():
    pace = Pace()
    for _ in range(100):
        pace.take_from(OPENED, "192.0.2.1")
    for _ in range(1000):
        pace.take_from(FROM_ADDRESS, "192.0.2.1")


def test_a_chat_of_two_hundred_turns_within_a_minute_is_let_in():
    pace = Pace()
    for _ in range(200):
        pace.take(IN_SESSION, "one")


def test_an_address_that_floods_is_stopped_and_its_neighbour_is_not():
    pace = Pace()
    for _ in range(ADDRESS_SESSIONS.amount):
        pace.take_from(OPENED, "192.0.2.1")
    with pytest.raises(TooFastError):
        pace.take_from(OPENED, "192.0.2.1")
    pace.take_from(OPENED, "192.0.2.2")


@pytest.mark.parametrize(
    ("address", "holder"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),  # the same household
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("127.0.0.1", ""),  # a proxy on this machine, behind which everybody is
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
        ("", ""),
        ("unix:", ""),
        ("a proxy's own words", ""),
    ],
)
def test_whose_address_it_is(address, holder):
    assert holder_of(address) == holder


def test_this_machine_has_no_limit():
    pace = Pace()
    for _ in range(ADDRESS_SESSIONS.amount + 10):
        pace.take_from(OPENED, "127.0.0.1")


def test_neither_address_nor_session_is_kept():
    pace = Pace()
    pace.take_from(OPENED, "192.0.2.77")
    pace.take(IN_SESSION, "an invented session")
    kept = repr(vars(pace._storage))
    assert "LIMITER" in kept
    assert "192.0.2.77" not in kept and "an invented session" not in kept


@pytest.mark.parametrize("jump", [-86_400, -2, 86_400])
def test_a_clock_that_jumps_keeps_nobody_out_for_longer_than_a_minute(monkeypatch: pytest.MonkeyPatch, jump: float):
    pace, real = Pace(), time.time
    for _ in range(3):
        pace.take(THREE, "a")
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert not over(pace, THREE, "a")
    monkeypatch.setattr(time, "time", real)
    for _ in range(3):
        over(pace, THREE, "a")
    with pytest.raises(TooFastError) as refused:
        pace.take(THREE, "a")
    assert refused.value.seconds <= 60


def test_the_runbook_names_every_limit_as_it_is():
    runbook = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for rule in (IN_SESSION, TYPING, FROM_ADDRESS, OPENED, BY_STAFF):
        assert f"| {rule.item.amount:,} a minute |" in runbook
    assert f"| {AT_ONCE}, others wait {LONGEST_WAIT_SECONDS} s at most |" in runbook
