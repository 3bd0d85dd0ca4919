import pytest

from bot.handoff.moves import live, waiting
from bot.handoff.queueing import in_order, position, wait_minutes
from tests.bot.handoff.records import NOW, alive, in_all_but, queued, reserved


def refs(records) -> list[str]:
    return [record.ref for record in in_order(records)]


def test_who_came_first_is_first_and_the_urgent_come_before():
    later, first = queued("later", NOW + 1), queued("first", NOW)
    urgent = queued("urgent", NOW + 2, urgent=True)
    assert refs([later, urgent, first]) == ["urgent", "first", "later"]


def test_who_a_person_lost_comes_before_all_first_waits_and_of_those_the_urgent_first():
    lost, urgently = live.lose_staff(alive("lost"), NOW), live.lose_staff(alive("urgently", urgent=True), NOW)
    assert refs([queued("urgent", NOW - 9, urgent=True), lost, urgently]) == ["urgently", "lost", "urgent"]


def test_a_reserved_chat_keeps_its_place_and_what_does_not_wait_has_none():
    assert refs([queued("later", NOW + 1), reserved("reserved"), alive("live")]) == ["reserved", "later"]
    assert len(in_order(in_all_but())) == 2


def test_a_released_chat_is_back_in_its_place():
    back = waiting.release(reserved("back"), "ann")
    assert refs([queued("later", NOW + 1), back, queued("earlier", NOW - 1)]) == ["earlier", "back", "later"]


def test_chats_of_the_same_moment_have_an_order_that_does_not_change():
    assert refs([queued("b"), queued("a")]) == refs([queued("a"), queued("b")])


def test_a_place_is_counted_from_one_and_nought_is_outside():
    records = [queued("a"), queued("b", NOW + 1)]
    assert [position(records, ref) for ref in ("a", "b", "c")] == [1, 2, 0]
    assert position([], "a") == 0


@pytest.mark.parametrize(
    ("waits", "place", "people", "minutes"),
    [
        ([60, 60], 1, 1, None),  # too few to say
        ([60, 60, 60], 1, 0, None),  # nobody there
        ([60, 60, 60], 1, 1, 1),
        ([61, 61, 61], 1, 1, 2),  # rounded up
        ([60, 60, 60], 3, 1, 3),
        ([60, 60, 60], 3, 2, 2),  # two people, two rounds
        ([60, 120, 6000], 1, 1, 2),  # one odd wait does not count for more
        ([0, 0, 0], 1, 1, 1),  # never "no time at all"
        ([60, 60, 60], 0, 1, 1),
    ],
)
def test_the_wait_is_told_in_whole_minutes_or_not_at_all(waits, place, people, minutes):
    assert wait_minutes(waits, place, people) == minutes
