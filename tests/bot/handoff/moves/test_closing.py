from dataclasses import replace

import pytest

from bot.handoff.decisions import DANGER, REASONS, RECORD
from bot.handoff.moves import closing
from bot.handoff.record import Owner, State
from tests.bot.handoff.records import NOW, alive, decided, ended, in_all_but, passed, queued, refused, returned, wrapped


@pytest.mark.parametrize("close", [closing.end, closing.hand_back])
def test_danger_is_decided_before_the_guide_gets_the_chat_back(close):
    with refused("danger_undecided"):
        close(alive(), "ann", NOW)
    closed = close(decided(), "ann", NOW + 5)
    assert (closed.state, closed.owner, closed.staff, closed.wrapped_at) == (State.WRAP, Owner.GUIDE, "ann", NOW + 5)


def test_how_it_ended_is_remembered():
    assert closing.end(decided(), "ann", NOW).outcome == "ended"
    assert closing.hand_back(decided(), "ann", NOW).outcome == "returned"


@pytest.mark.parametrize("danger", DANGER)
def test_each_decision_about_danger_is_taken(danger):
    assert closing.decide_danger(alive(), "ann", danger).danger == danger


def test_only_the_owner_decides_and_only_what_there_is():
    with refused("no_such_decision"):
        closing.decide_danger(alive(), "ann", "perhaps")
    with refused("no_such_decision"):
        closing.decide_danger(alive(), "ann", "")
    with refused("not_yours"):
        closing.decide_danger(alive(), "ben", "none_now")
    with refused("not_yours"):
        closing.end(decided(), "ben", NOW)


def test_ending_twice_is_refused():
    with refused("not_in_this_state"):
        closing.end(wrapped(), "ann", NOW)


def test_an_adult_who_goes_while_they_wait_leaves_nothing_to_do():
    record = closing.adult_goes(queued(), NOW)
    assert (record.state, record.outcome, record.staff) == (State.ENDED, "left", "")


def test_an_adult_who_goes_from_a_live_chat_leaves_their_person_the_wrap_up():
    record = closing.adult_goes(replace(passed(), beside=("sue",)), NOW + 9, "took_back")
    assert (record.state, record.outcome, record.wrapped_at) == (State.WRAP, "took_back", NOW + 9)
    assert (record.people, record.passing) == (("ann",), None)


@pytest.mark.parametrize("record", [wrapped(), ended(), returned()], ids=lambda record: record.state.value)
def test_an_adult_who_goes_again_changes_nothing(record):
    assert closing.adult_goes(record, NOW + 99) == record


@pytest.mark.parametrize("record", in_all_but(), ids=lambda record: record.state.value)
def test_after_the_adult_has_gone_no_person_owns_the_chat(record):
    gone = closing.adult_goes(record, NOW)
    assert gone.owner is Owner.GUIDE
    assert gone.state in (State.WRAP, State.ENDED, State.RETURNED)
    assert closing.adult_goes(gone, NOW + 1) == gone


def test_the_record_decision_closes_the_wrap_up():
    record = closing.decide_record(wrapped(), "ann", "yes", "child_at_risk")
    assert (record.state, record.record, record.reason) == (State.ENDED, "yes", "child_at_risk")


@pytest.mark.parametrize(
    ("needed", "reason"),
    [("maybe", REASONS[0]), (RECORD[0], "no reason"), ("", REASONS[0]), (RECORD[0], "")],
)
def test_a_record_decision_has_a_reason_from_the_list(needed, reason):
    with refused("no_such_decision"):
        closing.decide_record(wrapped(), "ann", needed, reason)


def test_a_wrap_up_is_not_closed_before_danger_is_decided():
    left = closing.adult_goes(alive(), NOW)
    with refused("danger_undecided"):
        closing.decide_record(left, "ann", "no", "left_early")
    assert closing.decide_record(closing.decide_danger(left, "ann", "none_now"), "ann", "no", "left_early")


def test_only_who_had_the_chat_closes_its_wrap_up():
    with refused("not_yours"):
        closing.decide_record(wrapped(), "ben", "no", "left_early")


@pytest.mark.parametrize("record", in_all_but(State.WRAP), ids=lambda record: record.state.value)
def test_only_a_wrap_up_lapses_or_is_closed(record):
    with refused("not_in_this_state"):
        closing.lapse(record)
    with refused("not_in_this_state"):
        closing.decide_record(record, record.staff, "no", "left_early")
