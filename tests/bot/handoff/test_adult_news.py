"""What an adult is told without asking (handoff.md 5, 8, 12)."""

import asyncio

import pytest

from bot.handoff.adult_news import NOTICES, AdultNews
from bot.handoff.adult_side import AdultSide
from bot.handoff.notes import Note, Side
from bot.session.session import Reply, Session
from tests.channels.a_line import ALine


@pytest.fixture
def line() -> ALine:
    return ALine()


@pytest.fixture
def news(line) -> AdultNews:
    return AdultNews(line.line)


async def waiting_in(line: ALine, channel: str = "web") -> Session:
    session = Session("token", last=Reply([]), channel=channel)
    side = AdultSide(line.line)
    await side.offer(session, {}, urgent=False)
    await side.accept(session)
    line.now += 1
    return session


async def test_5_a_new_place_is_told_at_most_every_60_seconds(line, news):
    first, second = await waiting_in(line), await waiting_in(line)
    side = AdultSide(line.line)
    second.seat.place_told = (2, line.now)
    await side.leave(first)
    line.now += 59
    assert not await news.new_place(second.seat, await side.record(second))
    line.now += 2
    assert await news.new_place(second.seat, await side.record(second))
    assert second.seat.place_told == (1, line.now)
    line.now += 600
    assert not await news.new_place(second.seat, await side.record(second))


async def test_5_danger_comes_before_who_has_waited_longer(line, news):
    first, second = await waiting_in(line), await waiting_in(line)
    await AdultSide(line.line).danger(second)
    line.now += 5
    records = {s.handoff: await AdultSide(line.line).record(s) for s in (first, second)}
    assert [(await news.place(records[s.handoff]))[0] for s in (first, second)] == [2, 1]


async def test_the_queue_is_read_once_for_all_who_ask_at_the_same_time(line, news, monkeypatch):
    session = await waiting_in(line)
    record = await AdultSide(line.line).record(session)
    reads, all_of = [], line.line.board.all

    async def slowly():
        reads.append(1)
        await asyncio.sleep(0)
        return await all_of()

    monkeypatch.setattr(line.line.board, "all", slowly)
    told = await asyncio.gather(*(news.place(record) for _ in range(50)))
    assert {place for place, _ in told} == {1}
    assert len(reads) == 1


async def test_8_elsewhere_than_on_a_page_999_is_said_once_on_joining(line, news):
    for channel, names in (("web", 1), ("telegram", 2)):
        session = await waiting_in(line, channel)
        await line.join(session)
        told = await news.notes(session.seat, await AdultSide(line.line).record(session), 0)
        assert [one.words for one in told] == ["utter_handoff_joined", "utter_handoff_joined_999"][:names]


async def test_what_is_meant_for_staff_is_never_told(line, news):
    session = await waiting_in(line)
    await line.join(session)
    for note in (
        Note(Side.ASIDE, text="a word among staff"),
        Note(Side.TO_STAFF, words="adult_lost"),
        Note(Side.ADULT, text="their own"),
        Note(Side.TO_ADULT, words="utter_nothing_of_ours"),
    ):
        await line.line.board.note(session.handoff, note)
    record = await AdultSide(line.line).record(session)
    assert [one.words for one in await news.notes(session.seat, record, 0)] == ["utter_handoff_joined"]


def test_every_notice_has_words():
    from bot.content.responses import load_responses

    assert sorted(NOTICES - set(load_responses())) == []
