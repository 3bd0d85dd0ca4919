"""handoff.md 12, 13, 19 and 23: passing a chat on, losing staff, supervisors beside."""

import asyncio
from dataclasses import replace

import pytest

from bot.handoff.moves import closing
from bot.handoff.notes import Note, Side
from bot.handoff.queueing import in_order
from bot.handoff.record import State
from tests.bot.handoff.staff.a_line import ALEX, JO, PAT, SAM, ALine, refusal


async def test_the_owner_keeps_a_chat_until_it_is_accepted_and_the_adult_is_told_once(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    await line.staff.pass_on(SAM, ref, ALEX.id, warm=False)
    assert await line.told(ref) == ["utter_handoff_joined"]
    assert await refusal(line.staff.say(SAM, ref, "I am still here", "1")) == ""
    assert await refusal(line.staff.say(ALEX, ref, "not yet", "1")) == "not_yours"
    record = await line.staff.accept(ALEX, ref)
    assert (record.staff, record.people, record.passing) == (ALEX.id, (ALEX.id,), None)
    assert await line.told(ref) == ["utter_handoff_joined", "utter_handoff_passed_on"]
    assert await refusal(line.staff.say(SAM, ref, "no more", "2")) == "gone"


async def test_a_warm_passing_keeps_the_old_owner_beside_until_they_step_out(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    await line.staff.pass_on(SAM, ref, ALEX.id, warm=True)
    assert (await line.staff.accept(ALEX, ref)).people == (ALEX.id, SAM.id)
    assert await refusal(line.staff.say(SAM, ref, "this is Alex", "1")) == ""
    assert await refusal(line.staff.hand_back(SAM, ref)) == "not_yours"
    assert (await line.staff.step_out(SAM, ref)).people == (ALEX.id,)
    assert await refusal(line.staff.step_out(SAM, ref)) == "gone"


@pytest.mark.parametrize(
    ("to", "code"),
    [(ALEX.id, "not_on_shift"), (SAM.id, "that_is_you"), ("nobody", "not_on_shift"), (JO.id, "over_capacity")],
)
async def test_a_chat_is_passed_on_only_to_somebody_there_with_room(line: ALine, to: str, code: str) -> None:
    await line.live(replace(JO, capacity=1))
    ref = await line.live(SAM)
    assert await refusal(line.staff.pass_on(SAM, ref, to, warm=False)) == code
    assert (await line.record(ref)).passing is None


async def test_who_is_full_by_the_time_they_accept_is_refused_and_the_owner_keeps_it(line: ALine) -> None:
    full = replace(ALEX, capacity=1)
    ref = await line.live(SAM)
    await line.on_shift(full)
    await line.staff.pass_on(SAM, ref, full.id, warm=False)
    await line.live(full)
    assert await refusal(line.staff.accept(full, ref)) == "over_capacity"
    assert (await line.record(ref)).staff == SAM.id


async def test_only_the_owner_passes_a_chat_on_and_only_while_it_is_live(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(PAT, ALEX)
    await line.staff.beside(PAT, ref)
    assert await refusal(line.staff.pass_on(PAT, ref, ALEX.id, warm=False)) == "not_yours"
    wrapped = await line.wrapped(SAM)
    assert await refusal(line.staff.pass_on(SAM, wrapped, ALEX.id, warm=False)) == "not_in_this_state"


async def test_a_refused_passing_leaves_the_chat_with_its_owner_and_tells_them(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    await line.staff.pass_on(SAM, ref, ALEX.id, warm=False)
    await line.staff.refuse(ALEX, ref)
    assert (await line.record(ref)).passing is None
    assert (await line.told(ref, Side.TO_STAFF))[-1] == "not_accepted"
    assert await refusal(line.staff.accept(ALEX, ref)) == "already_taken"
    assert await line.told(ref) == ["utter_handoff_joined"]


async def test_an_owner_may_take_a_passing_back(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.pass_on(SAM, ref, "", warm=False)
    await line.staff.refuse(SAM, ref)
    await line.on_shift(ALEX)
    assert await refusal(line.staff.take(ALEX, ref)) == "already_taken"


async def test_nobody_refuses_what_the_queue_was_asked(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.pass_on(SAM, ref, "", warm=False)
    assert await refusal(line.staff.refuse(ALEX, ref)) == "not_yours"


async def test_a_colleague_who_does_not_answer_in_two_minutes_leaves_it_with_its_owner(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    await line.staff.pass_on(SAM, ref, ALEX.id, warm=False)
    await line.time_passes(121, SAM, ALEX)
    record = await line.record(ref)
    assert (record.staff, record.passing) == (SAM.id, None)
    assert (await line.told(ref, Side.TO_STAFF))[-1] == "not_accepted"


async def test_an_owner_who_is_lost_while_passing_on_loses_the_chat_to_the_front_of_the_queue(line: ALine) -> None:
    earlier = await line.queued(urgent=False)
    ref = await line.live(SAM)
    await line.staff.pass_on(SAM, ref, "", warm=False)
    await line.presence.staff_gone(SAM.id)
    await line.time_passes(61, ALEX)
    assert [record.ref for record in in_order(await line.board.all())] == [ref, earlier]
    assert (await line.record(ref)).passing is None
    assert (await line.told(ref))[-1] == "utter_handoff_person_lost"
    assert await refusal(line.staff.say(SAM, ref, "hello", "1")) == "not_in_this_state"


async def test_who_does_not_answer_an_adult_for_ten_minutes_loses_the_chat(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.change(ref, unanswered_since=line.now, adult_at=line.now + 601)
    await line.time_passes(601, SAM)
    assert (await line.record(ref)).state is State.QUEUED
    assert await line.told(ref) == ["utter_handoff_joined", "utter_handoff_person_lost"]


async def test_an_answer_in_time_keeps_the_chat(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.change(ref, unanswered_since=line.now, adult_at=line.now + 601)
    await line.staff.say(SAM, ref, "I am looking it up", "1")
    await line.time_passes(601, SAM)
    assert (await line.record(ref)).state is State.LIVE


async def test_the_next_person_reads_what_was_written_before_the_first_was_lost(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.adult_writes(ref, "are you there")
    await line.presence.staff_gone(SAM.id)
    await line.time_passes(61, ALEX)
    assert await line.staff.notes(ALEX, ref) == []
    await line.staff.take(ALEX, ref)
    assert await line.staff.notes(ALEX, ref) == []
    await line.staff.join(ALEX, ref)
    assert "are you there" in [note.text for note in await line.staff.notes(ALEX, ref)]


async def test_a_supervisor_beside_is_announced_to_both_and_reads_only_from_then_on(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.adult_writes(ref, "hello")
    await line.on_shift(PAT)
    assert await line.staff.notes(PAT, ref) == []
    await line.staff.beside(PAT, ref)
    assert (await line.told(ref))[-1] == "utter_handoff_beside"
    assert (await line.told(ref, Side.TO_STAFF))[-1] == "joined_beside"
    assert "hello" in [note.text for note in await line.staff.notes(PAT, ref)]
    assert line.actions()[-1] == "joined_as_supervisor"
    await line.staff.step_out(PAT, ref)
    assert await line.staff.notes(PAT, ref) == []
    assert (await line.told(ref))[-1] == "utter_handoff_beside_left"


async def test_a_supervisor_whose_console_is_gone_is_beside_no_longer(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(PAT)
    await line.staff.beside(PAT, ref)
    await line.presence.staff_gone(PAT.id)
    await line.time_passes(1, SAM)
    assert (await line.record(ref)).people == (SAM.id,)


async def test_a_responder_neither_comes_beside_nor_reassigns(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    assert await refusal(line.staff.beside(ALEX, ref)) == "not_allowed"
    assert await refusal(line.staff.reassign(ALEX, ref, ALEX.id)) == "not_allowed"
    assert (await line.record(ref)).people == (SAM.id,)


async def test_a_supervisor_gives_a_chat_to_somebody_there_with_room_and_the_adult_is_told(line: ALine) -> None:
    ref = await line.live(SAM)
    assert await refusal(line.staff.reassign(PAT, ref, ALEX.id)) == "not_on_shift"
    assert await refusal(line.staff.reassign(PAT, ref, SAM.id)) == "already_theirs"
    await line.live(replace(JO, capacity=1))
    assert await refusal(line.staff.reassign(PAT, ref, JO.id)) == "over_capacity"
    await line.on_shift(ALEX)
    record = await line.staff.reassign(PAT, ref, ALEX.id)
    assert (record.staff, record.staff_name) == (ALEX.id, "Alex")
    assert (await line.told(ref))[-1] == "utter_handoff_passed_on"
    assert ("reassigned", PAT.id, ref, "") in line.audited
    assert await refusal(line.staff.say(SAM, ref, "hello", "1")) == "gone"


async def test_a_transfer_and_a_leave_at_once_end_in_wrap(line: ALine) -> None:
    await line.on_shift(replace(ALEX, capacity=99))
    for _ in range(10):
        ref = await line.live(replace(SAM, capacity=99))
        await line.staff.pass_on(SAM, ref, ALEX.id, warm=False)
        leaves = line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
        await asyncio.gather(refusal(line.staff.accept(replace(ALEX, capacity=99), ref)), leaves)
        record = await line.record(ref)
        assert (record.state, record.passing) == (State.WRAP, None)
        assert record.staff in (SAM.id, ALEX.id)


async def test_two_accept_at_once_and_one_has_it(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX, JO)
    await line.staff.pass_on(SAM, ref, "", warm=True)
    answers = await asyncio.gather(*(refusal(line.staff.accept(who, ref)) for who in (ALEX, JO)))
    assert sorted(answers) == ["", "already_taken"]
    assert await line.told(ref) == ["utter_handoff_joined", "utter_handoff_passed_on"]


async def test_what_is_said_in_an_aside_stays_among_staff(line: ALine) -> None:
    ref = await line.live(SAM)
    number = await line.staff.aside(SAM, ref, "could you look at this")
    kept = [note for note in await line.board.notes(ref) if note.number == number]
    assert [(note.side, note.text) for note in kept] == [(Side.ASIDE, "could you look at this")]
    assert isinstance(kept[0], Note)
