import pytest

from bot.content.responses import load_responses
from bot.handoff.demo import SAYS, WAITS_SECONDS, DemoPerson, demo_set_up
from bot.handoff.notes import Side
from bot.handoff.record import State
from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.staff.a_line import SAM, ALine


@pytest.fixture
async def line() -> ALine:
    line = ALine(MemoryShelf())
    line.set_up = await demo_set_up()
    return line


@pytest.fixture
def robin(line: ALine) -> DemoPerson:
    return DemoPerson(line.staff, 0.0)


async def said(line: ALine, ref: str) -> list[str]:
    return [note.text for note in await line.board.notes(ref) if note.side is Side.STAFF]


async def joined(line: ALine, robin: DemoPerson) -> str:
    await robin.look()
    ref = await line.queued()
    line.now += WAITS_SECONDS + 1
    await robin.look()
    await robin.look()
    return ref


async def test_an_adult_sees_the_queue_first_and_then_somebody_joins_and_speaks(line, robin):
    await robin.look()
    ref = await line.queued()
    await robin.look()
    assert (await line.record(ref)).state is State.QUEUED
    line.now += WAITS_SECONDS + 1
    await robin.look()
    assert (await line.record(ref)).state is State.LIVE
    await robin.look()
    assert len(await said(line, ref)) == 1


async def test_it_speaks_only_when_the_adult_has_written(line, robin):
    ref = await joined(line, robin)
    await robin.look()
    assert len(await said(line, ref)) == 1
    await line.adult_writes(ref, "hello")
    await robin.look()
    await robin.look()
    assert len(await said(line, ref)) == 2


async def test_the_whole_demonstration_ends_with_the_guide_and_nothing_left(line, robin):
    ref = await joined(line, robin)
    for text in ("one", "two", "three"):
        assert (await line.record(ref)).state is State.LIVE
        await line.adult_writes(ref, text)
        await robin.look()
        await robin.look()
    assert (await line.record(ref)).outcome == "returned"
    await robin.look()
    assert await line.board.all() == []
    assert await line.board.notes(ref) == []


async def test_it_says_only_words_of_content_and_that_it_is_no_person(line, robin):
    ref = await joined(line, robin)
    words = load_responses()
    assert await said(line, ref) == [words[SAYS[0]][0]["text"]]
    assert "not a person" in words[SAYS[0]][0]["text"]


async def test_it_leaves_the_queue_to_real_staff_on_shift(line, robin):
    await line.on_shift(SAM)
    ref = await line.queued()
    line.now += WAITS_SECONDS + 1
    await robin.look()
    assert (await line.record(ref)).state is State.QUEUED


async def test_an_adult_who_leaves_in_the_middle_leaves_nothing_behind(line, robin):
    from bot.handoff.moves import closing

    ref = await joined(line, robin)
    await line.board.change(ref, lambda r: closing.adult_goes(r, line.now))
    await robin.look()
    assert await line.board.all() == []
