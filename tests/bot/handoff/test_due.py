"""Each thing that time alone does, on the second before and the second after."""

from dataclasses import replace

import pytest

from bot.handoff import timing
from bot.handoff.due import RULES, Now, due
from bot.handoff.moves import live
from bot.handoff.notes import Side
from bot.handoff.record import Record, State
from tests.bot.handoff.records import NOW, alive, in_all_but, passed, queued, reserved, wrapped

LIMIT = 300.0
PAST = 1.0


def at(seconds: float, **more: object) -> Now:
    """Return a moment at which everybody is there and the line is open."""
    known = {
        "staff": frozenset({"ann", "ben", "sue"}),
        "adults": frozenset({"chat"}),
        "open_channels": frozenset({"web", "telegram"}),
        "wait_limit_seconds": LIMIT,
    }
    return Now(at=NOW + seconds, **(known | more))


NO_STAFF = {"staff": frozenset()}
NO_PAGE = {"adults": frozenset()}
SHUT = {"open_channels": frozenset()}


def moved(record: Record, now: Now) -> Record:
    """Return the record after what is due, which has to be something."""
    found = due(record, now)
    assert found
    return found.move(record)


def words(record: Record, now: Now) -> list[tuple[Side, str]]:
    found = due(record, now)
    return [(note.side, note.words) for note in found.notes] if found else []


def lost(record: Record, seconds: float = 0.0) -> Record:
    return replace(record, adult_lost=True, lost_at=NOW + seconds)


@pytest.mark.parametrize("record", in_all_but(), ids=lambda record: record.state.value)
def test_nothing_is_due_at_once(record):
    assert due(record, at(0)) is None


@pytest.mark.parametrize("record", in_all_but(*RULES), ids=lambda record: record.state.value)
def test_what_is_not_waiting_live_or_wrapped_up_has_no_timer(record):
    assert due(record, at(1e6, **NO_STAFF, **NO_PAGE, **SHUT)) is None


def test_a_reserved_chat_that_nobody_joins_goes_back_to_its_place():
    assert due(reserved(), at(timing.RESERVED_SECONDS)) is None
    assert moved(reserved(), at(timing.RESERVED_SECONDS + PAST)) == queued()


def test_a_reserved_chat_whose_holder_is_gone_goes_back_at_once():
    assert moved(reserved(), at(1, staff=frozenset({"ben"}))) == queued()


def test_a_reserved_chat_may_be_joined_though_the_line_closes():
    assert due(reserved(), at(1, **SHUT)) is None


def test_who_still_waits_when_the_line_closes_is_told_so():
    record = moved(queued(), at(1, **SHUT))
    assert (record.state, record.outcome) == (State.ENDED, "closed")
    assert due(queued(), at(1, open_channels=frozenset({"web"}))) is None
    assert due(queued(channel="telegram"), at(1, open_channels=frozenset({"web"})))


def test_who_waits_past_the_limit_is_asked_once():
    assert due(queued(), at(LIMIT)) is None
    assert words(queued(), at(LIMIT + PAST)) == [(Side.TO_ADULT, "utter_handoff_wait_limit")]
    asked = moved(queued(), at(LIMIT + PAST))
    assert asked == queued(limit_told=True)
    assert due(asked, at(LIMIT + 2 * PAST)) is None


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_who_does_not_answer_that_question_is_told_that_it_is_over(channel):
    asked = queued(limit_told=True, channel=channel)
    limit = 2 * LIMIT + timing.ADULT_GONE_SECONDS
    assert due(asked, at(limit)) is None
    record = moved(asked, at(limit + PAST))
    assert (record.state, record.outcome) == (State.ENDED, "idle")
    assert due(replace(asked, waits_from=NOW + PAST), at(limit + PAST)) is None


def test_a_page_that_is_gone_from_the_queue_has_its_time_from_that_moment():
    long_there = queued(waits_from=NOW + 1000)
    gone = moved(long_there, at(1000, **NO_PAGE))
    assert gone == replace(long_there, adult_lost=True, lost_at=NOW + 1000)
    assert words(long_there, at(1000, **NO_PAGE)) == []
    assert due(gone, at(1000 + timing.ADULT_GONE_SECONDS, **NO_PAGE)) is None
    left = moved(gone, at(1000 + timing.ADULT_GONE_SECONDS + PAST, **NO_PAGE))
    assert (left.state, left.outcome) == (State.ENDED, "left")


def test_a_page_that_is_back_in_the_queue_is_there_again():
    gone = lost(queued(waits_from=NOW + 1000))
    assert moved(gone, at(1000)) == queued(waits_from=NOW + 1000)


def test_a_page_that_is_gone_for_good_leaves_a_reserved_chat_too():
    held = lost(reserved(reserved_at=NOW + 301), 0)
    left = moved(held, at(timing.ADULT_GONE_SECONDS + PAST, **NO_PAGE))
    assert (left.state, left.outcome, left.staff) == (State.ENDED, "left", "")


def test_a_messaging_app_has_no_page_that_could_be_gone():
    assert due(queued(channel="telegram"), at(LIMIT, **NO_PAGE)) is None
    assert due(alive(channel="telegram"), at(60, **NO_PAGE)) is None


def test_a_person_whose_console_is_gone_has_lost_the_chat():
    assert due(alive(), at(timing.STAFF_LOST_SECONDS, **NO_STAFF)) is None
    record = moved(alive(), at(timing.STAFF_LOST_SECONDS + PAST, **NO_STAFF))
    assert record == live.lose_staff(alive(), NOW + timing.STAFF_LOST_SECONDS + PAST)
    assert words(alive(), at(timing.STAFF_LOST_SECONDS + PAST, **NO_STAFF)) == [
        (Side.TO_ADULT, "utter_handoff_person_lost"),
        (Side.TO_STAFF, "person_lost"),
    ]
    assert due(alive(), at(timing.STAFF_LOST_SECONDS + PAST, **NO_STAFF)).audit == "person_lost"


def test_a_person_who_does_not_answer_has_lost_the_chat():
    spoke = live.adult_spoke(alive(), NOW + 1)
    assert due(spoke, at(1 + timing.STAFF_SILENT_SECONDS)) is None
    assert moved(spoke, at(1 + timing.STAFF_SILENT_SECONDS + PAST)).state is State.QUEUED
    answered = live.staff_spoke(spoke, "ann", NOW + 2)
    assert due(answered, at(timing.STAFF_SILENT_SECONDS)) is None


def test_a_colleague_who_does_not_accept_leaves_the_chat_with_its_owner():
    assert due(passed("ben"), at(timing.PASSING_SECONDS)) is None
    assert moved(passed("ben"), at(timing.PASSING_SECONDS + PAST)) == alive()
    assert words(passed("ben"), at(timing.PASSING_SECONDS + PAST)) == [(Side.TO_STAFF, "not_accepted")]
    assert due(passed(""), at(timing.PASSING_SECONDS + PAST)) is None


def test_a_supervisor_whose_console_is_gone_is_in_the_chat_no_longer():
    record = alive(beside=("sue", "ben"))
    gone = at(1, staff=frozenset({"ann", "ben"}))
    assert moved(record, gone) == alive(beside=("ben",))
    assert words(record, gone) == [(Side.TO_STAFF, "stepped_out")]


def test_staff_see_when_a_page_is_lost_and_when_it_is_back():
    assert moved(alive(), at(5, **NO_PAGE)) == lost(alive(), 5)
    assert words(alive(), at(5, **NO_PAGE)) == [(Side.TO_STAFF, "adult_lost")]
    assert moved(lost(alive()), at(5)) == alive()
    assert words(lost(alive()), at(5)) == [(Side.TO_STAFF, "adult_back")]
    assert due(lost(alive()), at(5, **NO_PAGE)) is None


def test_on_the_page_a_silent_chat_is_warned_once_and_then_over():
    assert due(alive(), at(timing.IDLE_WARNING_SECONDS)) is None
    assert words(alive(), at(timing.IDLE_WARNING_SECONDS + PAST)) == [(Side.TO_ADULT, "utter_handoff_idle")]
    warned = moved(alive(), at(timing.IDLE_WARNING_SECONDS + PAST))
    assert warned == alive(idle_warned=True)
    assert due(warned, at(timing.IDLE_SECONDS)) is None
    over = moved(warned, at(timing.IDLE_SECONDS + PAST))
    assert (over.state, over.outcome, over.staff) == (State.WRAP, "idle", "ann")
    assert words(warned, at(timing.IDLE_SECONDS + PAST)) == [(Side.TO_STAFF, "idle_over")]


def test_a_messaging_app_is_never_warned_and_ends_without_a_word():
    """Hold safety-rules.md 1: no idle warnings on messaging apps."""
    chat = alive(channel="telegram")
    assert due(chat, at(timing.IDLE_SECONDS)) is None
    assert moved(chat, at(timing.IDLE_SECONDS + PAST)).state is State.WRAP
    assert Side.TO_ADULT not in [side for side, _ in words(chat, at(timing.IDLE_SECONDS + PAST))]


def test_a_word_of_either_begins_the_idle_time_anew():
    for spoke in (live.staff_spoke(alive(), "ann", NOW + 400), live.adult_spoke(alive(), NOW + 400)):
        assert due(replace(spoke, unanswered_since=0.0), at(400 + timing.IDLE_WARNING_SECONDS)) is None


def test_a_wrap_up_that_nobody_closes_lapses_after_half_an_hour():
    """Hold safety-rules.md 8: their side stays open for that at most 30 minutes."""
    assert timing.WRAP_SECONDS == 30 * 60
    assert due(wrapped(), at(timing.WRAP_SECONDS, **NO_STAFF)) is None
    late = at(timing.WRAP_SECONDS + PAST, **NO_STAFF)
    assert moved(wrapped(), late).state is State.ENDED
    assert due(wrapped(), late).audit == "wrap_lapsed"
