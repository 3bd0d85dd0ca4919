"""handoff.md 14, 15, 22 and 23, safety-rules.md 8: decisions, endings, erasing, and the board."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime

import pytest

from bot.handoff.decisions import DANGER
from bot.handoff.human_line import SetUp
from bot.handoff.moves import closing
from bot.handoff.record import State
from bot.handoff.timing import WRAP_SECONDS
from tests.bot.handoff.staff.a_line import ALEX, PAT, SAM, SUMMARY, ALine, FakeLine, refusal

LEAVES = {
    "hand-back": lambda line, ref: line.staff.hand_back(SAM, ref),
    "end": lambda line, ref: line.staff.end(SAM, ref),
}


@pytest.mark.parametrize("leave", LEAVES.values(), ids=LEAVES)
async def test_nobody_goes_back_to_the_guide_before_danger_is_decided(line: ALine, leave) -> None:
    ref = await line.live(SAM)
    assert await refusal(leave(line, ref)) == "danger_undecided"
    assert (await line.record(ref)).state is State.LIVE
    await line.staff.decide_danger(SAM, ref, "none_now")
    assert (await leave(line, ref)).state is State.WRAP


@pytest.mark.parametrize("danger", DANGER)
async def test_each_decision_about_danger_is_kept(line: ALine, danger: str) -> None:
    ref = await line.live(SAM)
    assert (await line.staff.decide_danger(SAM, ref, danger)).danger == danger


async def test_a_new_owner_decides_about_danger_anew(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.decide_danger(SAM, ref, "none_now")
    await line.presence.staff_gone(SAM.id)
    await line.time_passes(61, ALEX)
    await line.staff.take(ALEX, ref)
    await line.staff.join(ALEX, ref)
    assert await refusal(line.staff.end(ALEX, ref)) == "danger_undecided"


async def test_a_decision_that_is_none_is_refused(line: ALine) -> None:
    ref = await line.wrapped(SAM)
    assert await refusal(line.staff.decide_danger(SAM, ref, "maybe")) == "no_such_decision"
    await line.staff.decide_danger(SAM, ref, "none_now")
    assert await refusal(line.staff.decide_record(SAM, ref, "maybe", "advice_only")) == "no_such_decision"
    assert await refusal(line.staff.decide_record(SAM, ref, "no", "because")) == "no_such_decision"


async def test_after_the_record_is_decided_nothing_of_the_chat_is_left(line: ALine) -> None:
    ref = await line.wrapped(SAM)
    assert await refusal(line.staff.decide_record(SAM, ref, "yes", "child_at_risk")) == "danger_undecided"
    await line.staff.decide_danger(SAM, ref, "passed_on")
    await line.staff.decide_record(SAM, ref, "yes", "child_at_risk")
    assert await line.board.load(ref) is None
    assert await line.board.notes(ref) == []
    assert await refusal(line.staff.notes(SAM, ref)) == "gone"
    assert line.audited[-2] == ("record_decided", SAM.id, ref, "child_at_risk")


@pytest.mark.parametrize("leave", LEAVES.values(), ids=LEAVES)
async def test_after_an_end_by_staff_only_how_it_ended_is_left(line: ALine, leave) -> None:
    ref = await line.live(SAM)
    await line.adult_writes(ref, "a canary")
    await line.staff.decide_danger(SAM, ref, "none_now")
    await leave(line, ref)
    await line.staff.decide_record(SAM, ref, "no", "advice_only")
    left = await line.record(ref)
    assert left == replace(type(left)(ref), state=State.ENDED, outcome=left.outcome)
    assert await line.board.notes(ref) == []
    assert await refusal(line.staff.say(SAM, ref, "hello", "1")) == "gone"


async def test_a_wrap_up_that_nobody_closes_lapses_and_leaves_nothing(line: ALine) -> None:
    ref = await line.wrapped(SAM)
    await line.time_passes(WRAP_SECONDS - 1, SAM)
    assert "goodbye" in [note.text for note in await line.staff.notes(SAM, ref)]
    await line.time_passes(2, SAM)
    assert await line.board.load(ref) is None
    assert await line.board.notes(ref) == []
    assert line.actions()[-1] == "wrap_lapsed"


async def test_in_wrap_staff_say_nothing_more_to_the_adult(line: ALine) -> None:
    ref = await line.wrapped(SAM)
    for act in (line.staff.say(SAM, ref, "hello", "1"), line.staff.card_999(SAM, ref), line.staff.warn(SAM, ref)):
        assert await refusal(act) == "not_in_this_state"


async def test_two_ends_at_once_are_one(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.decide_danger(SAM, ref, "none_now")
    answers = await asyncio.gather(*(refusal(line.staff.end(SAM, ref)) for _ in range(5)))
    assert sorted(answers) == ["", *["not_in_this_state"] * 4]
    assert line.actions().count("ended") == 1


async def test_an_end_and_a_leave_at_once_end_in_one_wrap(line: ALine) -> None:
    ref = await line.live(SAM)
    await line.staff.decide_danger(SAM, ref, "none_now")
    leaves = line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
    await asyncio.gather(refusal(line.staff.end(SAM, ref)), leaves)
    assert (await line.record(ref)).state is State.WRAP


async def test_the_board_shows_what_the_contract_says(line: ALine) -> None:
    mine, waiting = await line.live(SAM), await line.queued(urgent=True)
    board = await line.staff.board(SAM)
    keys = ["waiting", "on_shift", "longest_wait_seconds", "line", "mine", "offered_to_me", "live"]
    assert sorted(board) == sorted(keys)
    assert [chat["ref"] for chat in board["mine"]] == [mine]
    assert [(chat["ref"], chat["urgent"], chat["place"]) for chat in board["waiting"]] == [(waiting, True, 1)]
    assert board["on_shift"] == [{"id": "1", "name": "Sam", "chats": 1, "capacity": 2}]
    assert board["line"] == {"reason": "open", "opens_at": None}
    assert set(board["waiting"][0]) == {
        *("ref", "state", "channel", "urgent", "summary", "place", "waited_seconds", "staff", "staff_name"),
        *("joined_at", "people", "passing", "adult_lost", "warned", "child_flagged", "danger", "outcome"),
        "reserved_until",
        "wrap_ends_at",
    }
    assert board["waiting"][0]["summary"] == SUMMARY


async def test_the_board_is_json_and_holds_no_block_key(line: ALine) -> None:
    await line.live(SAM, block_key="a-block-key")
    await line.queued(block_key="a-block-key")
    assert "a-block-key" not in json.dumps(await line.staff.board(SAM))


async def test_only_supervisors_see_that_others_have_live_chats(line: ALine) -> None:
    ref = await line.live(SAM)
    assert (await line.staff.board(ALEX))["live"] == []
    assert [chat["ref"] for chat in (await line.staff.board(PAT))["live"]] == [ref]
    await line.staff.beside(PAT, ref)
    board = await line.staff.board(PAT)
    assert ([chat["ref"] for chat in board["mine"]], board["live"]) == ([ref], [])


async def test_a_chat_passed_on_is_on_the_board_of_those_who_are_asked(line: ALine) -> None:
    to_alex, to_all = await line.live(SAM), await line.live(SAM)
    await line.on_shift(ALEX, PAT)
    await line.staff.pass_on(SAM, to_alex, ALEX.id, warm=False)
    await line.staff.pass_on(SAM, to_all, "", warm=False)
    offered = [{chat["ref"] for chat in (await line.staff.board(who))["offered_to_me"]} for who in (ALEX, PAT, SAM)]
    assert offered == [{to_alex, to_all}, {to_all}, set()]


async def test_the_longest_wait_is_said_in_seconds(line: ALine) -> None:
    await line.queued()
    line.now += 100
    await line.queued()
    assert (await line.staff.board(SAM))["longest_wait_seconds"] == 99


async def test_a_closed_line_says_when_it_opens(line: ALine) -> None:
    line.set_up = SetUp(FakeLine(hours={"all": "Mo-Fr 09:00-10:00; PH off"}))
    said = (await line.staff.board(SAM))["line"]
    assert said["reason"] == "closed"
    assert datetime.fromisoformat(said["opens_at"]).strftime("%a %H:%M") == "Thu 09:00"


async def test_a_line_open_in_one_channel_is_open(line: ALine) -> None:
    await line.on_shift(SAM)
    line.set_up = SetUp(FakeLine(hours={"web": "Mo-Fr 09:00-10:00; PH off", "telegram": "24/7"}))
    assert (await line.staff.board(SAM))["line"]["reason"] == "open"


async def test_who_has_no_name_for_adults_is_known_to_colleagues(line: ALine) -> None:
    await line.on_shift(replace(SAM, name="", known_as="sam.sample"))
    assert [who["name"] for who in (await line.staff.board(ALEX))["on_shift"]] == ["sam.sample"]


async def test_a_wrap_up_says_until_when_it_is_open(line: ALine) -> None:
    ref = await line.wrapped(SAM)
    assert (await line.staff.view(await line.record(ref)))["wrap_ends_at"] == line.now + WRAP_SECONDS
