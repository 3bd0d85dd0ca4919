import secrets

import pytest
import redis

from bot.channels.staff.tries import BY_ADDRESS, BY_NAME, Tries
from bot.settings import settings

REDIS = "redis://127.0.0.1:6379/15"
ADDRESS = "192.0.2.7"


def test_an_address_is_bounded_whatever_names_it_tries():
    tries = Tries()
    allowed = [tries.may_try(f"name {number}", ADDRESS) for number in range(BY_ADDRESS.amount + 1)]
    assert allowed == [True] * BY_ADDRESS.amount + [False]
    assert tries.may_try("another", "192.0.2.8")


def test_a_name_is_bounded_wherever_it_is_tried_from_and_however_it_is_written():
    tries = Tries()
    allowed = [tries.may_try("Sam " if number % 2 else "sam", f"192.0.2.{number}") for number in range(11)]
    assert allowed == [True] * BY_NAME.amount + [False]


def test_neither_name_nor_address_is_kept():
    tries = Tries()
    tries.may_try("sam", ADDRESS)
    kept = repr([vars(storage) for storage in tries._storages])
    assert "sam" not in kept and ADDRESS not in kept


def test_processes_that_share_redis_count_names_together_and_keep_no_address(monkeypatch: pytest.MonkeyPatch):
    shared = redis.from_url(REDIS)
    try:
        shared.ping()
    except redis.ConnectionError:
        pytest.skip("no Redis on this machine")
    monkeypatch.setenv("STEADY_REDIS_URL", REDIS)
    monkeypatch.setenv("STEADY_SECRET", secrets.token_hex())
    settings.cache_clear()
    before = set(shared.keys("*"))
    here, there = Tries(), Tries()
    assert all(process.may_try("sam", ADDRESS) for process in (here, there) for _ in range(BY_NAME.amount // 2))
    assert not here.may_try("sam", ADDRESS) and not there.may_try("sam", ADDRESS)
    mine = set(shared.keys("*")) - before
    assert len(mine) == 1 and b"sam" not in mine.pop()


def test_a_redis_that_is_away_lets_staff_in_and_bounds_them_still(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEADY_REDIS_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setenv("STEADY_SECRET", secrets.token_hex())
    settings.cache_clear()
    tries = Tries()
    allowed = [tries.may_try("sam", f"192.0.2.{number}") for number in range(BY_NAME.amount + 1)]
    assert allowed == [True] * BY_NAME.amount + [False]
