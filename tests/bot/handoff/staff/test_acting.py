"""handoff.md 19 and 20: who may know of a chat, and what the audit holds."""

import pytest

from bot.handoff.record import State
from tests.bot.handoff.staff.a_line import ACTS, ALEX, PAT, SAM, Act, ALine, refusal

FORGED = ("nothing-like-it", "0" * 32, "../../etc", "a" * 500, "they wrote this", "")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_another_s_chat_is_answered_like_one_that_does_not_exist(line: ALine, act: Act) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    line.now += 61
    before = await line.record(ref)
    assert await refusal(act(line.staff, ALEX, ref)) == await refusal(act(line.staff, ALEX, "f" * 32)) == "gone"
    assert await line.record(ref) == before
    assert line.audited[-2:] == [("forged_ref", ALEX.id, ref, ""), ("forged_ref", ALEX.id, "f" * 32, "")]


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_another_s_wrap_up_is_answered_like_one_that_does_not_exist(line: ALine, act: Act) -> None:
    ref = await line.wrapped(SAM)
    line.now += 61
    for somebody in (ALEX, PAT):
        assert await refusal(act(line.staff, somebody, ref)) == "gone"
    assert (await line.record(ref)).state is State.WRAP


@pytest.mark.parametrize("ref", FORGED)
async def test_a_forged_reference_is_gone_and_what_it_says_goes_into_no_audit(line: ALine, ref: str) -> None:
    await line.on_shift(ALEX)
    for act in (line.staff.take, line.staff.join, line.staff.notes):
        assert await refusal(act(ALEX, ref)) == "gone"
    assert {row[0] for row in line.audited} == {"forged_ref"}
    assert {row[2] for row in line.audited} <= {"", "0" * 32}


async def test_taking_what_somebody_has_had_for_long_is_a_forged_reference_too(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.on_shift(ALEX)
    assert await refusal(line.staff.take(ALEX, ref)) == "already_taken"
    line.now += 61
    assert await refusal(line.staff.take(ALEX, ref)) == "gone"
    assert line.actions()[-1] == "forged_ref"


async def test_a_waiting_chat_shows_its_summary_and_nobody_s_words(line: ALine) -> None:
    await line.on_shift(SAM)
    ref = await line.queued()
    await line.adult_writes(ref, "a canary")
    assert await line.staff.notes(SAM, ref) == []
    assert "a canary" not in str(await line.staff.board(SAM))
    await line.staff.take(SAM, ref)
    assert await line.staff.notes(SAM, ref) == []


async def test_a_chat_offered_to_me_can_be_read_once_it_is_mine(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.adult_writes(ref, "hello")
    await line.on_shift(ALEX)
    await line.staff.pass_on(SAM, ref, ALEX.id, warm=False)
    assert await line.staff.notes(ALEX, ref) == []
    await line.staff.accept(ALEX, ref)
    assert "hello" in [note.text for note in await line.staff.notes(ALEX, ref)]


async def test_the_audit_holds_codes_and_references_only(line: ALine) -> None:
    ref = await line.live(SAM, block_key="a-block-key")
    await line.adult_writes(ref, "a canary of the adult")
    await line.staff.say(SAM, ref, "a canary of staff", "m1")
    await line.staff.aside(SAM, ref, "a canary among staff")
    await line.staff.warn(SAM, ref)
    await line.staff.block(SAM, ref, "misuse")
    await line.staff.decide_danger(SAM, ref, "told_999")
    await line.staff.end(SAM, ref)
    await line.staff.decide_record(SAM, ref, "no", "misuse")
    codes = {"took", "joined", "warned", "blocked", "danger_decided", "ended", "record_decided"}
    assert [row[0] for row in line.audited] == [
        "took",
        "joined",
        "warned",
        "blocked",
        "danger_decided",
        "ended",
        "record_decided",
    ]
    assert {word for row in line.audited for word in row} <= codes | {SAM.id, ref, "misuse", ""}


async def test_what_was_refused_is_not_audited_as_done(line: ALine) -> None:
    ref = await line.live(SAM)
    done = line.actions()
    assert await refusal(line.staff.end(SAM, ref)) == "danger_undecided"
    assert line.actions() == done
