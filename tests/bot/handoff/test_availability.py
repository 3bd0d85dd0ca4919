"""When the line takes a chat, told by times on the wall in the UK; what is missing or wrong is closed."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone

import pytest

from bot.directory.opening_hours import UK
from bot.handoff.availability import Availability, Reason, availability, hours_of

OFFICE = "Mo-Fr 09:00-17:00; PH off"
SPLIT = "Mo-Fr 09:00-12:00,14:00-17:00; PH off"
NIGHT = "Mo-Su,PH 17:00-09:00"
ALWAYS = "24/7"


@dataclass(frozen=True)
class ALine:
    name: str = "The Harbour Line"
    keeps_for: str = "six years"
    hours: dict[str, str] = field(default_factory=lambda: {"all": OFFICE})
    bank_holidays_of: str = "ENG"
    closed_on: tuple[date, ...] = ()
    last_admission_minutes: int = 0
    queue_ceiling: int = 5


def uk(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UK, fold=fold)


THURSDAY = uk("2026-11-26T10:00")


def ask(line: ALine | None, now: datetime = THURSDAY, channel: str = "web", **more) -> Availability:
    """Ask as the human line does, whose clock is in UTC."""
    known = {"paused": False, "waiting": 0, "on_shift": 1} | more
    return availability(line, channel, now.astimezone(timezone.utc), **known)


def always_at(hours: str, **more) -> ALine:
    return ALine(hours={"all": hours}, **more)


def reason(hours: str, at: datetime, **more) -> Reason:
    return ask(always_at(hours, **more), at).reason


def opens_at(hours: str, at: datetime, **more) -> datetime | None:
    return ask(always_at(hours, **more), at).opens_at


def test_a_line_that_is_set_up_open_and_staffed_takes_chats():
    assert ask(ALine()) == Availability(Reason.OPEN)
    assert ask(ALine()).takes_chats


@pytest.mark.parametrize(
    "line",
    [None, ALine(name=""), ALine(keeps_for=""), ALine(hours={})],
    ids=["nothing", "no name", "no period", "no hours"],
)
def test_without_name_period_and_hours_there_is_no_line(line):
    """Hold safety-rules.md 8: without them the button does not exist."""
    assert ask(line) == Availability(Reason.NO_LINE)


@pytest.mark.parametrize(
    "hours",
    ["", "nine to five", "Mo-Fr 09:00-17:00", "Mo-Fr 9-17; PH off", "Mo-Fr 09:00-25:00; PH off", "always"],
)
def test_hours_that_cannot_be_read_are_closed(hours):
    line = ALine(hours={"web": hours})
    assert hours_of(line, "web") is None
    assert ask(line) == Availability(Reason.CLOSED)


def test_a_channel_has_hours_of_its_own_or_those_of_all():
    line = ALine(hours={"all": OFFICE, "telegram": NIGHT})
    assert [ask(line, channel=channel).reason for channel in ("web", "telegram")] == [Reason.OPEN, Reason.CLOSED]
    assert ask(ALine(hours={"telegram": ALWAYS}), channel="web").reason is Reason.CLOSED


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"paused": True}, Reason.PAUSED),
        ({"on_shift": 0}, Reason.NOBODY),
        ({"waiting": 5}, Reason.FULL),
        ({"waiting": 4}, Reason.OPEN),
        ({"waiting": 9, "on_shift": 0, "paused": True}, Reason.PAUSED),
        ({"waiting": 9, "on_shift": 0}, Reason.NOBODY),
    ],
)
def test_an_open_line_may_still_take_nobody(more, why):
    found = ask(ALine(), **more)
    assert (found.reason, found.takes_chats) == (why, why is Reason.OPEN)


def test_a_closed_line_is_closed_whoever_is_there():
    assert ask(ALine(), uk("2026-11-26T20:00"), paused=True, on_shift=0).reason is Reason.CLOSED


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-11-26T08:59", Reason.CLOSED),
        ("2026-11-26T09:00", Reason.OPEN),
        ("2026-11-26T11:59", Reason.OPEN),
        ("2026-11-26T12:00", Reason.CLOSED),
        ("2026-11-26T13:59", Reason.CLOSED),
        ("2026-11-26T14:00", Reason.OPEN),
        ("2026-11-26T17:00", Reason.CLOSED),
        ("2026-11-28T10:00", Reason.CLOSED),  # a Saturday
        ("2026-12-25T10:00", Reason.CLOSED),  # Christmas Day, a Friday
        ("2026-12-28T10:00", Reason.CLOSED),  # Boxing Day is a Saturday: the Monday stands in for it
    ],
)
def test_split_shifts_and_bank_holidays_are_kept(at, why):
    assert reason(SPLIT, uk(at)) is why


def test_the_bank_holidays_are_those_of_the_lines_nation():
    st_andrews_day = uk("2026-11-30T10:00")
    assert reason(OFFICE, st_andrews_day, bank_holidays_of="SCO") is Reason.CLOSED
    assert reason(OFFICE, st_andrews_day, bank_holidays_of="ENG") is Reason.OPEN


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-11-26T11:44", Reason.OPEN),
        ("2026-11-26T11:45", Reason.CLOSED),  # on the minute it is too late
        ("2026-11-26T14:00", Reason.OPEN),
        ("2026-11-26T16:45", Reason.CLOSED),
    ],
)
def test_the_last_chat_is_taken_some_minutes_before_each_closing(at, why):
    assert reason(SPLIT, uk(at), last_admission_minutes=15) is why


def test_a_line_that_never_closes_has_no_last_admission():
    assert reason(ALWAYS, uk("2026-11-26T23:59"), last_admission_minutes=30) is Reason.OPEN


def test_the_last_chat_is_taken_before_an_own_closed_day_begins_too():
    closed = {"closed_on": (date(2026, 11, 27),), "last_admission_minutes": 30}
    for hours in (ALWAYS, NIGHT):
        assert reason(hours, uk("2026-11-26T23:29"), **closed) is Reason.OPEN
        assert reason(hours, uk("2026-11-26T23:30"), **closed) is Reason.CLOSED
        assert reason(hours, uk("2026-11-27T03:00"), **closed) is Reason.CLOSED


@pytest.mark.parametrize(
    ("hours", "at", "opens"),
    [
        (OFFICE, "2026-11-26T08:00", "2026-11-26T09:00"),
        (OFFICE, "2026-11-26T18:00", "2026-11-27T09:00"),
        (OFFICE, "2026-11-27T18:00", "2026-11-30T09:00"),  # over a weekend
        (OFFICE, "2026-12-24T18:00", "2026-12-29T09:00"),  # over Christmas
        (SPLIT, "2026-11-26T12:30", "2026-11-26T14:00"),  # the same day
        (NIGHT, "2026-11-26T12:00", "2026-11-26T17:00"),
    ],
)
def test_a_closed_line_says_when_it_opens(hours, at, opens):
    assert opens_at(hours, uk(at)) == uk(opens)


@pytest.mark.parametrize(
    ("hours", "at", "opens"),
    [
        (SPLIT, "2026-11-26T11:50", "2026-11-26T14:00"),  # not tomorrow
        (SPLIT, "2026-11-26T16:50", "2026-11-27T09:00"),
        (NIGHT, "2026-11-26T08:50", "2026-11-26T17:00"),
    ],
)
def test_after_the_last_admission_it_says_when_it_opens_again(hours, at, opens):
    found = ask(always_at(hours, last_admission_minutes=15), uk(at))
    assert found == Availability(Reason.CLOSED, uk(opens))


@pytest.mark.parametrize(
    ("hours", "at", "opens"),
    [
        (OFFICE, "2026-11-26T10:00", "2026-11-30T09:00"),  # closed today and tomorrow, then the weekend
        (OFFICE, "2026-11-25T18:00", "2026-11-30T09:00"),
        (ALWAYS, "2026-11-26T10:00", "2026-11-28T00:00"),  # open by its hours all the time
        (NIGHT, "2026-11-26T20:00", "2026-11-28T00:00"),  # the night of Friday reaches into Saturday
    ],
)
def test_own_closed_days_are_passed_over(hours, at, opens):
    closed = (date(2026, 11, 26), date(2026, 11, 27))
    found = ask(always_at(hours, closed_on=closed), uk(at))
    assert found == Availability(Reason.CLOSED, uk(opens))


def test_a_line_that_does_not_open_within_two_weeks_names_no_time():
    assert opens_at("Mo-Su,PH off", THURSDAY) is None
    days = tuple(date(2026, 11, day) for day in range(26, 31)) + tuple(date(2026, 12, day) for day in range(1, 20))
    assert opens_at(ALWAYS, THURSDAY, closed_on=days) is None


def test_the_opening_time_is_told_in_uk_time():
    found = opens_at(OFFICE, uk("2026-06-04T08:00"))
    assert (found.hour, found.tzinfo) == (9, UK)


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-03-29T08:59", Reason.CLOSED),  # the clocks went forward in the night
        ("2026-03-29T09:00", Reason.OPEN),
        ("2026-10-25T08:59", Reason.CLOSED),  # and back
        ("2026-10-25T09:00", Reason.OPEN),
        ("2026-10-25T16:44", Reason.OPEN),
        ("2026-10-25T16:45", Reason.CLOSED),
    ],
)
def test_nine_is_nine_on_the_days_the_clocks_change(at, why):
    assert reason("Mo-Su,PH 09:00-17:00", uk(at), last_admission_minutes=15) is why


def test_the_opening_time_holds_over_a_change_of_clocks():
    for saturday, sunday in (("2026-03-28T20:00", "2026-03-29T09:00"), ("2026-10-24T20:00", "2026-10-25T09:00")):
        assert opens_at("Mo-Su,PH 09:00-17:00", uk(saturday)) == uk(sunday)


def test_the_last_admission_counts_real_minutes_over_the_hour_that_comes_twice():
    early = {"hours": "Mo-Su,PH 20:00-02:30", "last_admission_minutes": 60}
    assert reason(at=uk("2026-10-25T01:40"), **early) is Reason.OPEN  # summer time: an hour and fifty minutes are left
    assert reason(at=uk("2026-10-25T01:29", fold=1), **early) is Reason.OPEN
    assert reason(at=uk("2026-10-25T01:30", fold=1), **early) is Reason.CLOSED


def test_the_last_admission_counts_real_minutes_over_the_hour_that_is_left_out():
    early = {"hours": "Mo-Su,PH 20:00-02:30", "last_admission_minutes": 60}
    assert reason(at=uk("2026-03-29T00:29"), **early) is Reason.OPEN
    assert reason(at=uk("2026-03-29T00:30"), **early) is Reason.CLOSED  # 02:30 is an hour away


def test_a_line_that_closes_within_the_hour_that_comes_twice_is_open_by_the_clock_on_the_wall():
    early = {"hours": "Mo-Su,PH 20:00-01:30", "last_admission_minutes": 5}
    for fold in (0, 1):
        assert reason(at=uk("2026-10-25T01:15", fold), **early) is Reason.OPEN
        assert reason(at=uk("2026-10-25T01:26", fold), **early) is Reason.CLOSED


def test_the_hours_are_the_uks_wherever_the_machine_stands():
    summer = datetime(2026, 6, 4, 16, 30, tzinfo=timezone.utc)  # half past five in the UK
    assert ask(ALine(), summer).reason is Reason.CLOSED
    assert ask(replace(ALine(), hours={"all": "Mo-Fr 09:00-18:00; PH off"}), summer).reason is Reason.OPEN
