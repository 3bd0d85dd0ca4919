"""The human line's settings: nothing set means no line, nobody overwrites another, and the switch ends by itself."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.errors import NotStorableError, StaleWriteError
from bot.store.line import LineBook, LineSettings

NAMED = LineSettings(name="Tulip Line", keeps_for="six years", hours={"all": "Mo-Fr 09:00-17:00; PH off"})


@pytest.fixture
def lines(database, clock) -> LineBook:
    return LineBook(database, clock)


def test_before_anything_is_set_there_is_no_line(lines):
    assert lines.read() == LineSettings()
    assert not lines.read().is_named
    assert (lines.read().last_admission_minutes, lines.read().queue_ceiling, lines.read().wait_limit_minutes) == (
        30,
        10,
        5,
    )
    assert not lines.read().counts_on


def test_what_was_set_is_read_again(lines):
    everything = LineSettings(
        name="Tulip Line",
        keeps_for="six years",
        hours={"all": "Mo-Fr 09:00-17:00; PH off", "telegram": "24/7"},
        bank_holidays_of="NIR",
        closed_on=(date(2026, 12, 24), date(2026, 12, 31)),
        last_admission_minutes=15,
        queue_ceiling=25,
        wait_limit_minutes=3,
        counts_on=True,
    )
    assert lines.write(everything, by=7) == replace(everything, version=1)
    assert lines.read() == replace(everything, version=1)


@pytest.mark.parametrize(
    "lacking", [{"name": ""}, {"name": "  "}, {"keeps_for": ""}, {"hours": {}}, {"hours": {"all": ""}}]
)
def test_rule_8_a_line_needs_name_period_and_hours(lacking):
    assert NAMED.is_named
    assert not replace(NAMED, **lacking).is_named


def test_a_stale_write_is_refused_and_changes_nothing(lines):
    first = lines.write(NAMED, by=1)
    lines.write(replace(first, name="Rose Line"), by=2)
    with pytest.raises(StaleWriteError):
        lines.write(replace(first, name="Daisy Line"), by=3)
    assert lines.read().name == "Rose Line"


def test_the_first_write_is_guarded_too(lines):
    lines.write(NAMED, by=1)
    with pytest.raises(StaleWriteError):
        lines.write(replace(NAMED, name="Daisy Line"), by=2)


@pytest.mark.parametrize("already", [False, True])
def test_of_ten_supervisors_who_write_at_once_one_wins(lines, already):
    before = lines.write(NAMED, by=0) if already else NAMED

    def write(by: int) -> bool:
        try:
            return bool(lines.write(replace(before, queue_ceiling=by), by))
        except StaleWriteError:
            return False

    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(write, range(1, 11))) == 1


def test_the_switch_closes_the_line_until_its_time(lines, clock):
    until = clock.now + timedelta(hours=2)
    lines.close("over_capacity", until, by=3)
    switch = lines.read().switch
    assert switch and (switch.closed_reason_code, switch.until, switch.by) == ("over_capacity", until, 3)
    clock.passes(hours=2)
    assert lines.read().switch is None


def test_the_switch_can_be_taken_back(lines, clock):
    lines.close("over_capacity", clock.now + timedelta(hours=2), by=3)
    lines.open(by=4)
    assert lines.read().switch is None


def test_the_switch_and_the_settings_do_not_undo_each_other(lines, clock):
    read = lines.write(NAMED, by=1)
    lines.close("over_capacity", clock.now + timedelta(hours=2), by=3)
    written = lines.write(replace(read, name="Rose Line"), by=1)
    assert written.switch and written.name == "Rose Line"
    lines.open(by=3)
    assert lines.read().name == "Rose Line"


def test_closing_a_line_that_is_not_set_up_does_not_set_it_up(lines, clock):
    lines.close("over_capacity", clock.now + timedelta(hours=2), by=3)
    assert lines.read().switch and not lines.read().is_named
    assert lines.write(replace(NAMED, version=lines.read().version), by=1).is_named


@pytest.mark.parametrize("reason", ["", "Too many", "a" * 41, "he said that"])
def test_a_reason_is_a_code_so_that_it_can_hold_nothing_that_was_said(lines, clock, reason):
    with pytest.raises(NotStorableError):
        lines.close(reason, clock.now + timedelta(hours=2), by=3)


def test_a_switch_without_an_end_to_come_is_refused(lines, clock):
    for until in (clock.now, clock.now - timedelta(days=1), datetime(2030, 1, 1)):
        with pytest.raises(NotStorableError):
            lines.close("over_capacity", until, by=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x" * 61},
        {"name": "a\x00b"},
        {"keeps_for": "x" * 121},
        {"hours": {"phone": "24/7"}},
        {"hours": {"all": "x" * 201}},
        {"bank_holidays_of": "FRA"},
        {"closed_on": tuple(date(2026, 1, 1) + timedelta(days) for days in range(367))},
        {"last_admission_minutes": -1},
        {"last_admission_minutes": 241},
        {"queue_ceiling": 0},
        {"queue_ceiling": 10_001},
        {"wait_limit_minutes": 0},  # never without an end
        {"wait_limit_minutes": 61},
        {"wait_limit_minutes": "5"},
        {"version": -1},
        {"version": 2**31},
    ],
)
def test_what_is_not_of_its_kind_is_refused_and_not_repeated(lines, wrong):
    with pytest.raises(NotStorableError) as caught:
        lines.write(replace(NAMED, **wrong), by=1)
    assert lines.read() == LineSettings()
    assert "xxx" not in str(caught.value)
