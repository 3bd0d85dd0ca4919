from dataclasses import replace

import pytest

from bot.handoff.moves import live, waiting
from bot.handoff.record import State
from tests.bot.handoff.records import (
    NOW,
    SUMMARY,
    alive,
    fresh,
    in_all_but,
    offered,
    passed,
    queued,
    refused,
    reserved,
    returned,
)


def test_nothing_is_queued_before_the_adult_has_said_yes():
    record = waiting.offer(fresh(), "web", urgent=True, now=NOW)
    assert (record.state, record.urgent, record.channel) == (State.OFFERED, True, "web")
    assert record.place == 0
    assert record.summary == {}


def test_who_says_yes_is_queued_with_the_summary_they_let_through():
    record = waiting.accept(offered(), SUMMARY, NOW + 5)
    assert (record.state, record.summary, record.place, record.waits_from) == (
        State.QUEUED,
        SUMMARY,
        NOW + 5,
        NOW + 5,
    )
    assert record.staff == ""


def test_who_says_no_goes_on_with_the_guide():
    assert (returned().state, returned().outcome, returned().public) == (State.RETURNED, "declined", "bot")


@pytest.mark.parametrize("record", in_all_but(State.BOT), ids=lambda record: record.state.value)
def test_only_a_chat_with_the_guide_is_offered_the_line(record):
    with refused("not_in_this_state"):
        waiting.offer(record, "web", urgent=False, now=NOW)


@pytest.mark.parametrize("record", in_all_but(State.OFFERED), ids=lambda record: record.state.value)
def test_only_an_offer_is_accepted_or_declined(record):
    for answer in (lambda: waiting.accept(record, {}, NOW), lambda: waiting.decline(record)):
        with refused("not_in_this_state"):
            answer()


@pytest.mark.parametrize("record", in_all_but(State.BOT), ids=lambda record: record.state.value)
def test_danger_moves_up_who_waits_and_changes_nothing_else(record):
    moved = waiting.raise_danger(record)
    waits = record.state in (State.OFFERED, State.QUEUED, State.RESERVED)
    assert moved == replace(record, urgent=waits)


def test_who_goes_on_waiting_keeps_their_place_and_is_asked_again_in_time():
    record = waiting.keep_waiting(replace(queued(), limit_told=True), NOW + 300)
    assert (record.place, record.waits_from, record.limit_told) == (NOW, NOW + 300, False)


def test_exactly_one_holds_a_reserved_chat():
    assert (reserved().state, reserved().staff) == (State.RESERVED, "ann")
    with refused("already_taken"):
        waiting.reserve(reserved(), "ben", NOW)
    with refused("already_taken"):
        waiting.reserve(alive(), "ben", NOW)


@pytest.mark.parametrize(
    "record",
    in_all_but(State.QUEUED, State.RESERVED, State.LIVE),
    ids=lambda record: record.state.value,
)
def test_only_who_waits_is_reserved(record):
    with refused("not_in_this_state"):
        waiting.reserve(record, "ann", NOW)


def test_a_chat_passed_on_to_the_queue_stays_with_its_owner_until_it_is_joined():
    record = passed("")
    taken = waiting.reserve(record, "ben", NOW)
    assert (taken.state, taken.staff, taken.passing.to) == (State.LIVE, record.staff, "ben")
    with refused("already_taken"):
        waiting.reserve(taken, "cat", NOW)
    with refused("already_taken"):
        waiting.reserve(record, "ann", NOW)


def test_what_is_released_goes_back_to_its_place():
    assert waiting.release(reserved(), "ann") == queued()
    with refused("not_yours"):
        waiting.release(reserved(), "ben")


def test_what_was_lost_and_then_released_keeps_its_place_at_the_front():
    lost = live.lose_staff(alive(), NOW + 60)
    again = waiting.release(waiting.reserve(lost, "ben", NOW + 61), "ben")
    assert again == lost
