from dataclasses import replace

import pytest

from bot.handoff.moves import live, passing
from bot.handoff.record import State
from tests.bot.handoff.records import NOW, alive, in_all_but, passed, refused


def test_the_owner_keeps_a_chat_until_a_colleague_accepts_it():
    assert passed("ben").staff == "ann"
    taken = passing.take_over(passed("ben"), "ben", "Ben", NOW + 5)
    assert (taken.staff, taken.staff_name, taken.people, taken.passing) == ("ben", "Ben", ("ben",), None)


def test_a_warm_one_keeps_its_old_owner_beside():
    assert passing.take_over(passed("ben", warm=True), "ben", "Ben", NOW).people == ("ben", "ann")


def test_who_was_beside_and_takes_over_is_there_once():
    record = replace(passed("sue", warm=True), beside=("sue",))
    assert passing.take_over(record, "sue", "Sue", NOW).people == ("sue", "ann")


def test_only_the_colleague_who_was_asked_takes_it_over():
    with refused("already_taken"):
        passing.take_over(passed("ben"), "sue", "Sue", NOW)
    with refused("already_taken"):
        passing.take_over(alive(), "ben", "Ben", NOW)


def test_anybody_but_its_owner_takes_what_went_to_the_queue():
    assert live.join(passed(""), "ben", "Ben", NOW).staff == "ben"
    with refused("already_taken"):
        live.join(passed(""), "ann", "Ann", NOW)


def test_nobody_passes_a_chat_to_themselves_or_one_that_is_not_theirs():
    with refused("that_is_you"):
        passing.pass_on(alive(), "ann", "ann", warm=False, now=NOW)
    with refused("not_yours"):
        passing.pass_on(alive(), "ben", "sue", warm=False, now=NOW)


def test_the_owner_takes_a_passing_back_and_the_colleague_refuses_it():
    for who in ("ann", "ben"):
        assert passing.keep_it(passed("ben"), who).passing is None
    for record, who in ((passed("ben"), "sue"), (alive(), "ann")):
        with refused("not_yours"):
            passing.keep_it(record, who)


def test_a_new_owner_has_the_whole_time_to_answer():
    for give in (
        lambda record: passing.take_over(record, "ben", "Ben", NOW + 500),
        lambda record: passing.reassign(record, "ben", "Ben", NOW + 500),
    ):
        assert give(replace(passed("ben"), unanswered_since=NOW)).unanswered_since == NOW + 500
        assert give(passed("ben")).unanswered_since == 0.0
        assert give(passed("ben")).joined_at == NOW + 500


def test_a_supervisor_gives_a_chat_to_somebody_at_once():
    record = passing.reassign(replace(passed("ben"), beside=("sue",)), "sue", "Sue", NOW)
    assert (record.staff, record.staff_name, record.people, record.passing) == ("sue", "Sue", ("sue",), None)


def test_a_chat_is_never_given_to_nobody_or_to_whose_it_is():
    with refused("not_there"):
        passing.reassign(alive(), "", "", NOW)
    with refused("already_theirs"):
        passing.reassign(alive(), "ann", "Ann", NOW)


@pytest.mark.parametrize("record", in_all_but(State.LIVE), ids=lambda record: record.state.value)
def test_only_a_live_chat_is_passed_on(record):
    for move in (
        lambda: passing.pass_on(record, record.staff, "ben", warm=False, now=NOW),
        lambda: passing.keep_it(record, record.staff),
        lambda: passing.take_over(record, "ben", "Ben", NOW),
        lambda: passing.reassign(record, "ben", "Ben", NOW),
    ):
        with refused("not_in_this_state"):
            move()
