"""When a line is open, told by times on the wall in the UK; 2026 has Boxing Day on a Saturday and a substitute day."""

from datetime import date, datetime, timezone

import pytest

from bot.directory.opening_hours import (
    UK,
    is_bank_holiday,
    is_open,
    open_state,
    opens_next,
    parse_hours,
)
from bot.errors import OpeningHoursError

OFFICE = parse_hours("Mo-Th 09:00-17:00; Fr 09:00-16:00; PH off")
NIGHT = parse_hours("Mo-Fr 17:00-09:00; Sa,Su,PH 00:00-24:00")
ALWAYS = parse_hours("24/7")


def uk(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UK)


@pytest.mark.parametrize(
    ("at", "is_it"),
    [
        ("2026-11-26T09:00", True),  # a Thursday, on the minute
        ("2026-11-26T08:59", False),
        ("2026-11-26T16:59", True),
        ("2026-11-26T17:00", False),  # shut on the minute
        ("2026-11-27T16:30", False),  # a Friday
        ("2026-11-28T12:00", False),  # a Saturday
        ("2026-12-25T12:00", False),  # Christmas Day, a Friday
        ("2026-12-28T12:00", False),  # Boxing Day is a Saturday: the Monday stands in for it
    ],
)
def test_office_hours_are_open_when_they_say(at, is_it):
    assert is_open(OFFICE, uk(at), "ENG") is is_it


@pytest.mark.parametrize(
    ("at", "is_it"),
    [
        ("2026-11-26T18:00", True),
        ("2026-11-27T08:00", True),  # the night of Thursday reaches into Friday
        ("2026-11-27T10:00", False),
        ("2026-11-28T15:00", True),
        ("2026-11-30T08:00", False),  # Sunday ends at midnight: Monday's early hours were not said
    ],
)
def test_a_range_past_midnight_belongs_to_the_day_it_begins_on(at, is_it):
    assert is_open(NIGHT, uk(at), "ENG") is is_it


def test_a_shut_line_opens_next_on_the_next_working_day():
    assert opens_next(OFFICE, uk("2026-11-27T18:00"), "ENG") == uk("2026-11-30T09:00")
    assert opens_next(OFFICE, uk("2026-12-24T18:00"), "ENG") == uk("2026-12-29T09:00")


def test_an_open_line_does_not_open_next_but_closes():
    assert opens_next(OFFICE, uk("2026-11-26T10:00"), "ENG") is None
    assert open_state(OFFICE, uk("2026-11-26T10:00"), "ENG").changes_at == uk("2026-11-26T17:00")


def test_hours_that_touch_are_one_so_a_line_open_all_weekend_shuts_on_monday():
    weekend = parse_hours("Fr 17:00-24:00; Sa,Su 00:00-24:00; Mo 00:00-09:00; PH 00:00-24:00")
    assert open_state(weekend, uk("2026-11-27T18:00"), "ENG").changes_at == uk("2026-11-30T09:00")


def test_a_line_open_at_any_time_never_changes():
    assert open_state(ALWAYS, uk("2026-12-25T03:00"), "SCO").is_open
    assert open_state(ALWAYS, uk("2026-12-25T03:00"), "SCO").changes_at is None


def test_a_line_that_is_never_open_does_not_open_next():
    assert opens_next(parse_hours("Mo-Su,PH off"), uk("2026-11-26T10:00"), "ENG") is None


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (date(2026, 1, 2), {"SCO"}),  # the second day of the New Year
        (date(2026, 3, 17), {"NIR"}),  # Saint Patrick's Day
        (date(2026, 4, 6), {"ENG", "WAL", "NIR", "CD", None}),  # Easter Monday, no bank holiday in Scotland
        (date(2026, 7, 13), {"NIR"}),  # the 12th is a Sunday
        (date(2026, 8, 31), {"ENG", "WAL", "NIR", "CD", None}),
        (date(2026, 11, 30), {"SCO"}),  # Saint Andrew's Day
        (date(2026, 12, 25), {"ENG", "WAL", "SCO", "NIR", "CD", None}),
    ],
)
def test_each_nation_has_its_own_bank_holidays(day, nations):
    every = ("ENG", "WAL", "SCO", "NIR", "CD", None)
    assert {nation for nation in every if is_bank_holiday(day, nation)} == nations


def test_a_bank_holiday_counts_in_its_nation_only():
    assert is_open(OFFICE, uk("2026-11-30T10:00"), "ENG")
    assert not is_open(OFFICE, uk("2026-11-30T10:00"), "SCO")


def test_jersey_keeps_liberation_day_and_the_isle_of_man_its_races():
    assert is_bank_holiday(date(2025, 5, 9), "JE") and not is_bank_holiday(date(2025, 5, 9), "IM")
    assert is_bank_holiday(date(2026, 6, 5), "IM") and not is_bank_holiday(date(2026, 6, 5), "GG")


def test_a_time_of_another_zone_is_read_as_the_time_in_the_uk():
    assert is_open(OFFICE, datetime(2026, 7, 1, 8, 30, tzinfo=timezone.utc), "ENG")  # 09:30 in summer
    assert not is_open(OFFICE, datetime(2026, 11, 26, 8, 30, tzinfo=timezone.utc), "ENG")


def test_opening_times_hold_on_the_clock_when_the_clocks_change():
    assert opens_next(OFFICE, uk("2026-10-23T20:00"), "ENG") == uk("2026-10-26T09:00")
    assert opens_next(OFFICE, uk("2026-10-23T20:00"), "ENG").utcoffset().total_seconds() == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9 to 5",
        "Mo-Fr 09:00-17:00",
        "Mo-Fr 9:00-17:00; PH off",
        "Mo-PH 09:00-17:00; PH off",
        "Mo-Fr 09:00-25:00; PH off",
    ],
)
def test_hours_that_are_not_as_agreed_are_refused(text):
    with pytest.raises(OpeningHoursError):
        parse_hours(text)


def test_a_range_of_days_may_go_round_the_weekend_and_a_day_may_have_a_break():
    hours = parse_hours("Sa-Mo 10:00-12:00,13:00-15:00; PH off")
    assert set(hours.ranges) == {"Sa", "Su", "Mo", "PH"}
    assert not is_open(hours, uk("2026-11-28T12:30"), "ENG") and is_open(hours, uk("2026-11-29T14:00"), "ENG")
