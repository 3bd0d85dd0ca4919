"""Who is there, on both shelves, and by the clock of the one that has one."""

import pytest

from bot.handoff.presence import ADULT_SECONDS, STAFF_SECONDS, TYPING_SECONDS, OnShift, Presence, held_by
from bot.handoff.timing import STAFF_LOST_SECONDS
from tests.bot.conftest import Shelves, memory
from tests.bot.handoff.records import alive, ended, queued, reserved, wrapped

ANN = OnShift("ann", "Ann", 2)


@pytest.fixture
def presence(shelf) -> Presence:
    return Presence(shelf)


@pytest.fixture
def by_clock() -> Shelves:
    return memory()


async def test_who_is_on_shift_is_there_until_they_go(presence):
    await presence.staff_beat(ANN)
    await presence.staff_beat(OnShift("sue", "Sue", 1, "supervisor"))
    assert await presence.staff() == {"ann": ANN, "sue": OnShift("sue", "Sue", 1, "supervisor")}
    await presence.staff_gone("ann")
    assert set(await presence.staff()) == {"sue"}


async def test_a_page_is_there_until_it_is_closed(presence):
    await presence.adult_beat("chat")
    await presence.adult_beat("other")
    await presence.adult_gone("chat")
    assert await presence.adults() == {"other"}


async def test_each_side_types_until_it_has_sent(presence):
    await presence.typing("chat", "adult")
    assert await presence.is_typing("chat", "adult")
    assert not await presence.is_typing("chat", "staff")
    await presence.typed("chat", "adult")
    assert not await presence.is_typing("chat", "adult")


async def test_who_watches_a_chat_hears_that_somebody_types(presence, shelf):
    watch = shelf.watch("chat")
    await presence.typing("chat", "staff")
    assert await watch.changed(10)


async def test_presence_does_not_outlive_its_beats(by_clock):
    presence = Presence(by_clock.one)
    await presence.staff_beat(ANN)
    await presence.adult_beat("chat")
    await by_clock.pass_by(ADULT_SECONDS)
    assert await presence.adults() == set()
    assert set(await presence.staff()) == {"ann"}
    await by_clock.pass_by(STAFF_SECONDS - ADULT_SECONDS)
    assert await presence.staff() == {}


async def test_a_beat_keeps_somebody_there(by_clock):
    presence = Presence(by_clock.one)
    for _ in range(3):
        await presence.staff_beat(ANN)
        await by_clock.pass_by(STAFF_SECONDS - 1)
    assert set(await presence.staff()) == {"ann"}


async def test_typing_ends_by_itself(by_clock):
    presence = Presence(by_clock.one)
    await presence.typing("chat", "adult")
    await by_clock.pass_by(TYPING_SECONDS)
    assert not await presence.is_typing("chat", "adult")


def test_a_console_counts_as_gone_after_the_time_the_rules_name():
    assert STAFF_SECONDS == STAFF_LOST_SECONDS == 60


def test_what_somebody_holds_is_reserved_live_or_to_be_wrapped_up():
    records = [queued("a"), reserved("b"), alive("c"), wrapped("d"), ended(), alive("e", staff="ben")]
    assert (held_by(records, "ann"), held_by(records, "ben"), held_by(records, "sue")) == (3, 1, 0)
