import pytest

from bot.practise.checking import MOST_CHECKS, answer, is_verdict
from bot.practise.labels import Heard

LEADING = Heard("leading", 0.8)


def told(heard: Heard | None, age_band: str | None = None, checks: int = 0, involved: bool = False) -> str:
    return answer(heard, age_band=age_band, checks=checks, involved=involved)


def test_the_first_answer_asks_whether_they_need_to_ask():
    assert told(None) == "introduced"


def test_none_is_checked_once_police_or_social_workers_are_involved():
    assert told(LEADING, involved=True) == told(None, involved=True) == "involved"


@pytest.mark.parametrize(("band", "expected"), [("0-4", "too_young"), ("5-7", "leading"), (None, "leading")])
def test_none_is_checked_for_under_fives(band, expected):
    assert told(LEADING, age_band=band) == expected


def test_there_are_three_checks():
    assert [told(LEADING, checks=count) for count in range(5)] == ["leading"] * 3 + ["no_more"] * 2
    assert MOST_CHECKS == 3


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        (Heard("open", 0.9), "open"),
        (Heard("open", 0.4), "unsure"),
        (Heard("closed", 0.4), "closed"),
        (Heard("other", 0.2), "other"),
        (Heard("real_case", 0.5), "real_case"),
    ],
)
def test_the_verdict_is_how_it_lands_and_open_only_where_that_is_sure(heard, expected):
    assert told(heard) == expected


@pytest.mark.parametrize(
    ("name", "counts"),
    [("open", True), ("about_acts", True), ("unsure", True), ("other", False), ("introduced", False), ("told", False)],
)
def test_only_a_verdict_counts_as_a_check(name, counts):
    assert is_verdict(name) is counts
