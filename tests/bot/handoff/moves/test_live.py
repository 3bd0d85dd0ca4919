from dataclasses import replace

import pytest

from bot.handoff.moves import live, waiting
from bot.handoff.queueing import in_order
from bot.handoff.record import Owner, State
from tests.bot.handoff.records import NOW, alive, in_all_but, passed, queued, refused, reserved


def test_from_the_join_on_the_person_speaks():
    assert reserved().owner is Owner.GUIDE
    assert (alive().owner, alive().public, alive().staff_name) == (Owner.PERSON, "live", "Ann")


def test_only_who_reserved_a_chat_joins_it():
    with refused("not_yours"):
        live.join(reserved(), "ben", "Ben", NOW)
    with refused("already_taken"):
        live.join(alive(), "ben", "Ben", NOW)
    with refused("already_taken"):
        live.join(alive(), "ann", "Ann", NOW)  # a second tab


@pytest.mark.parametrize("record", in_all_but(State.RESERVED, State.LIVE), ids=lambda record: record.state.value)
def test_nothing_else_is_joined(record):
    with refused("not_in_this_state"):
        live.join(record, "ann", "Ann", NOW)


def test_a_new_person_decides_about_danger_anew_and_warns_anew():
    record = live.join(reserved(danger="none_now", idle_warned=True, adult_lost=True, lost_at=NOW), "ann", "Ann", NOW)
    assert (record.danger, record.idle_warned, record.adult_lost, record.lost_at) == ("", False, False, 0.0)


def test_the_first_of_several_words_begins_the_wait_for_an_answer():
    first = live.adult_spoke(alive(idle_warned=True), NOW + 10)
    second = live.adult_spoke(first, NOW + 20)
    assert (second.adult_at, second.unanswered_since, second.idle_warned) == (NOW + 20, NOW + 10, False)
    assert live.staff_spoke(second, "ann", NOW + 30).unanswered_since == 0.0


def test_nobody_answers_before_a_person_has_joined():
    assert live.adult_spoke(queued(), NOW + 10).unanswered_since == 0.0


def test_who_is_beside_may_speak_and_who_is_not_may_not():
    record = live.join_beside(alive(), "sue")
    assert live.staff_spoke(record, "sue", NOW + 1).staff_at == NOW + 1
    with refused("not_yours"):
        live.staff_spoke(record, "ben", NOW)
    with refused("not_in_this_state"):
        live.staff_spoke(reserved(), "ann", NOW)


def test_a_supervisor_comes_in_once_and_steps_out():
    record = live.join_beside(alive(), "sue")
    assert record.people == ("ann", "sue")
    for who in ("sue", "ann"):
        with refused("already_there"):
            live.join_beside(record, who)
    assert live.step_out(record, "sue") == alive()


def test_an_owner_does_not_step_out():
    for who in ("ann", "sue"):
        with refused("not_there"):
            live.step_out(alive(), who)


def test_what_a_person_lost_waits_before_everybody_else():
    lost = live.lose_staff(replace(passed(), beside=("sue",), limit_told=True, unanswered_since=NOW), NOW + 60)
    assert (lost.state, lost.staff, lost.staff_name, lost.people, lost.passing) == (State.QUEUED, "", "", (), None)
    assert (lost.waits_from, lost.limit_told, lost.unanswered_since) == (NOW + 60, False, 0.0)
    first_wait = queued("first", urgent=True, at=NOW - 1000)
    assert [record.ref for record in in_order([first_wait, lost])] == ["chat", "first"]


def test_who_was_lost_twice_comes_before_who_was_lost_once():
    once = live.lose_staff(alive("once"), NOW)
    again = live.join(waiting.reserve(live.lose_staff(alive("twice"), NOW), "ben", NOW), "ben", "Ben", NOW)
    twice = live.lose_staff(again, NOW)
    assert [record.ref for record in in_order([once, twice])] == ["twice", "once"]


def test_a_reserved_chat_that_is_lost_goes_back_to_its_own_place():
    assert live.lose_staff(reserved(), NOW + 60) == queued()
