import pytest

from bench.soak import settled


def test_the_slope_is_taken_after_the_warm_up():
    points = [(0, 100.0), (10, 180.0), (20, 200.0), (60, 200.0), (100, 200.0)]
    assert settled(points, 100) == pytest.approx(0)


def test_memory_that_grows_is_told_in_kb_a_chat():
    assert settled([(chats, 200 + chats / 1024) for chats in range(0, 101, 10)], 100) == pytest.approx(1)
