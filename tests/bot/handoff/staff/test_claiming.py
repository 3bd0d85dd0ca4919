"""handoff.md 2, 7, 8 and 23: taking a chat from the queue, and joining it."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import StoreError
from bot.handoff.human_line import SetUp
from bot.handoff.moves import closing
from bot.handoff.notes import Side
from bot.handoff.presence import OnShift
from bot.handoff.queueing import position
from bot.handoff.record import State
from tests.bot.conftest import Shelves
from tests.bot.handoff.staff.a_line import ALEX, JO, SAM, ALine, FakeLine, refusal


async def test_one_of_fifty_takes_wins_and_the_others_are_told_that_it_is_taken(line: ALine) -> None:
    people = [OnShift(str(number), f"P{number}", 2) for number in range(50)]
    await line.on_shift(*people)
    ref = await line.queued()
    answers = await asyncio.gather(*(refusal(line.staff.take(who, ref)) for who in people))
    assert sorted(answers) == ["", *["already_taken"] * 49]
    assert line.actions() == ["took"]


async def test_one_person_in_two_tabs_takes_no_more_than_they_may_hold(line: ALine) -> None:
    one = replace(SAM, capacity=1)
    await line.on_shift(one)
    refs = [await line.queued() for _ in range(5)]
    answers = await asyncio.gather(*(refusal(line.staff.take(one, ref)) for ref in refs))
    assert sorted(answers) == ["", *["over_capacity"] * 4]


async def test_a_chat_in_wrap_counts_as_held(line: ALine) -> None:
    one = replace(SAM, capacity=1)
    await line.wrapped(one)
    assert await refusal(line.staff.take(one, await line.queued())) == "over_capacity"


async def test_who_is_not_on_shift_takes_nothing(line: ALine) -> None:
    assert await refusal(line.staff.take(SAM, await line.queued())) == "not_on_shift"


async def test_hours_are_looked_at_again_when_a_chat_is_taken(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    line.set_up = SetUp(FakeLine(hours={"all": "Mo-Fr 09:00-10:00; PH off"}))
    assert await refusal(line.staff.take(SAM, ref)) == "line_closed"
    line.set_up = SetUp(None)
    assert await refusal(line.staff.take(SAM, ref)) == "line_closed"


async def test_hours_of_another_channel_do_not_close_this_one(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued(channel="telegram")
    line.set_up = SetUp(FakeLine(hours={"web": "Mo-Fr 09:00-10:00; PH off", "telegram": "24/7"}))
    assert await refusal(line.staff.take(SAM, ref)) == ""


async def test_hours_that_close_while_a_chat_is_reserved_leave_it_to_be_joined(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    await line.staff.take(SAM, ref)
    line.set_up = SetUp(FakeLine(hours={"all": "Mo-Fr 09:00-10:00; PH off"}))
    await line.time_passes(5, SAM)
    assert (await line.staff.join(SAM, ref)).state is State.LIVE


async def test_a_reservation_that_is_not_joined_goes_back_to_its_place(line: ALine) -> None:
    await line.on_shift(SAM)
    first, second = await line.queued(), await line.queued()
    await line.staff.take(SAM, first)
    await line.time_passes(31, SAM)
    assert position(await line.board.all(), first) == 1
    assert await refusal(line.staff.join(SAM, first)) == "not_in_this_state"
    assert (await line.record(second)).state is State.QUEUED


async def test_a_reservation_whose_console_is_gone_goes_back_at_once(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    await line.staff.take(SAM, ref)
    await line.presence.staff_gone(SAM.id)
    await line.time_passes(1)
    assert (await line.record(ref)).state is State.QUEUED


async def test_somebody_whose_reservation_another_has_now_is_too_late(line: ALine) -> None:
    await line.on_shift(SAM, ALEX)
    ref = await line.queued()
    await line.staff.take(SAM, ref)
    await line.time_passes(31, SAM, ALEX)
    await line.staff.take(ALEX, ref)
    assert await refusal(line.staff.join(SAM, ref)) == "already_taken"
    await line.staff.join(ALEX, ref)
    assert await refusal(line.staff.join(SAM, ref)) == "already_taken"


async def test_a_released_chat_is_back_at_its_place_and_free(line: ALine) -> None:
    await line.on_shift(SAM, ALEX)
    first, _ = await line.queued(), await line.queued()
    await line.staff.take(SAM, first)
    await line.staff.release(SAM, first)
    assert position(await line.board.all(), first) == 1
    assert await refusal(line.staff.take(ALEX, first)) == ""


async def test_the_adult_is_told_once_who_has_joined_and_of_which_line(line: ALine) -> None:
    ref = await line.live(SAM)
    again = await line.staff.join(SAM, ref)
    assert again.state is State.LIVE
    notes = [note for note in await line.board.notes(ref) if note.side is Side.TO_ADULT]
    assert [(note.words, note.values) for note in notes] == [
        ("utter_handoff_joined", {"name": "Sam", "line": "Testshire Line"})
    ]
    assert line.actions() == ["took", "joined"]


async def test_how_long_a_joined_adult_had_waited_is_known_for_the_next(line: ALine) -> None:
    for _ in range(3):
        ref = await line.queued()
        who = OnShift(ref[-4:], "P", 2)
        line.now += 120
        await line.on_shift(who)
        await line.staff.take(who, ref)
        await line.staff.join(who, ref)
    assert await line.human_line.wait_minutes(1) is not None


async def test_the_second_wait_of_a_lost_chat_is_not_counted(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.presence.staff_gone(SAM.id)
    await line.time_passes(61, ALEX)
    before = await line.human_line.shelf.read("waits", ref)
    await line.staff.take(ALEX, ref)
    await line.staff.join(ALEX, ref)
    assert await line.human_line.shelf.read("waits", ref) == before


async def test_claim_and_leave_at_once_end_in_one_of_both(line: ALine) -> None:
    await line.on_shift(SAM)
    for _ in range(20):
        ref = await line.queued()
        leaves = line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
        refused, _ = await asyncio.gather(refusal(line.staff.take(SAM, ref)), leaves)
        left = await line.board.load(ref)
        assert left is None
        assert await refusal(line.staff.join(SAM, ref)) == "gone"


async def test_an_adult_who_left_before_a_take_is_gone(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    await line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
    assert await refusal(line.staff.take(SAM, ref)) == "gone"


async def test_nobody_takes_what_is_only_offered(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    await line.change(ref, state=State.OFFERED)
    assert await refusal(line.staff.take(SAM, ref)) == "gone"


async def test_a_chat_passed_on_to_the_queue_is_taken_by_one(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX, JO)
    await line.staff.pass_on(SAM, ref, "", warm=False)
    answers = await asyncio.gather(*(refusal(line.staff.take(who, ref)) for who in (ALEX, JO)))
    assert sorted(answers) == ["", "already_taken"]
    winner, loser = (ALEX, JO) if answers[0] == "" else (JO, ALEX)
    assert (await line.record(ref)).staff == SAM.id
    assert await refusal(line.staff.join(loser, ref)) == "already_taken"
    assert (await line.staff.join(winner, ref)).staff == winner.id
    assert await line.told(ref) == ["utter_handoff_joined", "utter_handoff_passed_on"]


async def test_a_person_is_joined_even_when_the_audit_is_away(line: ALine, caplog: pytest.LogCaptureFixture) -> None:
    line.audit_fails = StoreError
    ref = await line.live(SAM)
    assert (await line.record(ref)).state is State.LIVE
    assert "joined is missing from the audit: StoreError" in caplog.text


async def test_two_processes_let_one_of_their_people_win(shelves: Shelves) -> None:
    here, there = ALine(shelves.one), ALine(shelves.other)
    await here.on_shift(SAM, ALEX)
    for _ in range(10):
        ref = await here.queued()
        takes = (refusal(here.staff.take(SAM, ref)), refusal(there.staff.take(ALEX, ref)))
        answers = await asyncio.gather(*takes)
        assert sorted(answers) == ["", "already_taken"]
        await here.board.forget(ref)
