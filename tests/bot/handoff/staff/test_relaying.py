"""handoff.md 10, 17, 21 and safety-rules.md 7: what staff write and show in a live chat, and what they read."""

import asyncio

import pytest

from bot.handoff.decisions import NEVER_BLOCKED
from bot.handoff.moves import closing
from bot.handoff.moves.telling import SENT_KEPT
from bot.handoff.notes import Side
from bot.handoff.record import State
from tests.bot.handoff.staff.a_line import ALEX, PAT, SAM, ALine, refusal

ODD = (
    "<b>bold</b> <script>alert(1)</script> &amp; {name} %s",
    "https://example.org/?a=1&b=2#c",
    "👩🏽‍🏫 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "שלום, مرحبا \u202eabc\u202c",
    "line one\nline two\n\n- three",
    "x" * 4000,
)


@pytest.mark.parametrize("text", ODD)
async def test_a_message_comes_out_as_it_went_in(line: ALine, text: str) -> None:
    ref = await line.live(SAM)
    number = await line.staff.say(SAM, ref, text, "m1")
    kept = next(note for note in await line.staff.notes(SAM, ref) if note.number == number)
    assert (kept.side, kept.text, kept.by) == (Side.STAFF, text, "Sam")


async def test_a_message_sent_again_is_kept_once_and_has_the_same_number(line: ALine) -> None:
    ref = await line.live(SAM)
    numbers = [await line.staff.say(SAM, ref, "hello", "m1") for _ in range(3)]
    numbers += await asyncio.gather(*(line.staff.say(SAM, ref, "next", "m2") for _ in range(5)))
    assert len(set(numbers)) == 2
    assert [note.text for note in await line.board.notes(ref) if note.side is Side.STAFF] == ["hello", "next"]


async def test_the_same_id_of_somebody_else_is_another_message(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.beside(PAT, ref)
    assert await line.staff.say(SAM, ref, "hello", "m1") != await line.staff.say(PAT, ref, "hello", "m1")


async def test_messages_without_an_id_are_kept_each(line: ALine) -> None:
    ref = await line.live(SAM)
    assert await line.staff.say(SAM, ref, "yes") < await line.staff.say(SAM, ref, "yes")


async def test_only_so_many_ids_are_remembered(line: ALine) -> None:
    ref = await line.live(SAM)
    for number in range(SENT_KEPT + 5):
        await line.staff.say(SAM, ref, "yes", str(number))
    assert len((await line.record(ref)).sent) == SENT_KEPT


async def test_an_id_whose_words_were_never_kept_is_kept_when_sent_again(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.change(ref, sent=(f"{SAM.id} m1",))
    number = await line.staff.say(SAM, ref, "hello", "m1")
    assert [note.text for note in await line.board.notes(ref) if note.number == number] == ["hello"]


async def test_an_answer_ends_the_wait_and_the_sign_of_typing(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.change(ref, unanswered_since=line.now)
    await line.staff.typing(SAM, ref)
    assert await line.presence.is_typing(ref, "staff")
    await line.staff.say(SAM, ref, "hello", "m1")
    assert not await line.presence.is_typing(ref, "staff")
    assert (await line.record(ref)).unanswered_since == 0.0


async def test_signs_of_typing_within_half_a_second_are_one(line: ALine, monkeypatch: pytest.MonkeyPatch) -> None:
    ref, told = await line.live(SAM), []

    async def noted(ref: str, side: str) -> None:
        told.append(side)

    monkeypatch.setattr(line.presence, "typing", noted)
    for pause in (0, 0.2, 0.2, 0.2, 0.5):
        line.now += pause
        await line.staff.typing(SAM, ref)
    assert told == ["staff", "staff", "staff"]


async def test_nobody_types_into_a_chat_that_is_not_live(line: ALine) -> None:
    await line.on_shift(SAM)
    assert await refusal(line.staff.typing(SAM, await line.queued())) == "not_in_this_state"


async def test_no_note_of_our_own_to_the_adult_is_shown_to_staff_and_no_aside_to_the_adult(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.aside(SAM, ref, "between us")
    sides = {note.side for note in await line.staff.notes(SAM, ref)}
    assert sides == {Side.TO_STAFF, Side.ASIDE}


async def test_notes_are_read_from_a_number_on(line: ALine) -> None:
    ref = await line.live(SAM)
    first = await line.staff.say(SAM, ref, "one", "1")
    second = await line.staff.say(SAM, ref, "two", "2")
    assert [note.number for note in await line.staff.notes(SAM, ref, first)] == [second]


async def test_the_999_card_can_be_shown_as_often_as_needed(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.card_999(SAM, ref)
    await line.staff.card_999(SAM, ref)
    assert (await line.told(ref))[1:] == ["utter_handoff_card_999"] * 2
    assert line.actions()[-2:] == ["emergency_card"] * 2


async def test_an_adult_is_warned_once(line: ALine) -> None:
    ref = await line.live(SAM)
    answers = await asyncio.gather(*(refusal(line.staff.warn(SAM, ref)) for _ in range(3)))
    assert sorted(answers) == ["", "warned_already", "warned_already"]
    assert (await line.told(ref))[1:] == ["utter_handoff_warned"]
    assert line.actions().count("warned") == 1


async def test_a_suspected_child_is_given_childline_and_staff_their_protocol_once(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.flag_child(SAM, ref)
    assert await refusal(line.staff.flag_child(SAM, ref)) == "flagged_already"
    assert (await line.told(ref))[1:] == ["utter_handoff_child"]
    assert (await line.told(ref, Side.TO_STAFF))[-1] == "child_flagged"
    assert (await line.staff.view(await line.record(ref)))["child_flagged"] is True
    assert line.actions()[-1] == "child_flagged"


async def test_a_block_comes_after_a_warning_and_leaves_no_words_in_it(line: ALine) -> None:
    ref = await line.live(SAM, block_key="k1")
    assert await refusal(line.staff.block(SAM, ref, "misuse")) == "not_warned"
    await line.staff.warn(SAM, ref)
    await line.staff.block(SAM, ref, "misuse")
    assert [(b.key, b.reason, b.by, b.until) for b in await line.blocks.all()] == [
        ("k1", "misuse", SAM.id, line.now + 24 * 3600)
    ]
    assert line.audited[-1] == ("blocked", SAM.id, ref, "misuse")
    assert (await line.record(ref)).state is State.LIVE


async def test_a_block_can_be_made_after_the_adult_has_gone(line: ALine) -> None:
    ref = await line.live(SAM, block_key="k1")
    await line.staff.warn(SAM, ref)
    await line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
    assert await refusal(line.staff.block(SAM, ref, "misuse")) == ""
    assert await line.blocks.is_blocked("k1")


@pytest.mark.parametrize("reason", NEVER_BLOCKED)
async def test_a_suspected_child_or_an_admission_is_never_blocked(line: ALine, reason: str) -> None:
    ref = await line.live(SAM, block_key="k1")
    await line.staff.warn(SAM, ref)
    assert await refusal(line.staff.block(SAM, ref, reason)) == "never_blocked"
    assert await line.blocks.all() == []


async def test_who_is_flagged_as_a_child_is_not_blocked_for_another_reason(line: ALine) -> None:
    ref = await line.live(SAM, block_key="k1")
    await line.staff.warn(SAM, ref)
    await line.staff.flag_child(SAM, ref)
    assert await refusal(line.staff.block(SAM, ref, "misuse")) == "never_blocked"


async def test_a_reason_that_is_none_and_a_channel_that_cannot_block_are_refused(line: ALine) -> None:
    ref = await line.live(SAM, block_key="k1")
    await line.staff.warn(SAM, ref)
    assert await refusal(line.staff.block(SAM, ref, "I do not like them")) == "no_such_decision"
    other = await line.live(SAM)
    await line.staff.warn(SAM, other)
    assert await refusal(line.staff.block(SAM, other, "misuse")) == "cannot_block"


async def test_who_is_not_in_the_chat_warns_and_blocks_nobody(line: ALine) -> None:
    ref = await line.live(SAM, block_key="k1")
    await line.staff.warn(SAM, ref)
    for act in (line.staff.warn, line.staff.flag_child, line.staff.card_999):
        assert await refusal(act(PAT, ref)) == "not_yours"
        assert await refusal(act(ALEX, ref)) == "gone"
    assert await refusal(line.staff.block(PAT, ref, "misuse")) == "not_yours"
