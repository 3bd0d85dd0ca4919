"""Telegram on two processes over one Redis: any takes an update, none takes it twice, and one sends what arrives."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest
from redis.asyncio import Redis
from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.channels import telegram_following
from bot.channels.telegram_answers import Answers
from bot.channels.telegram_chat import Chat
from bot.channels.telegram_turn import SharedTurn, TurnHere, turn_to_poll
from bot.channels.telegram_updates import Updates
from bot.session import redis_lease
from bot.session.memory_shelf import MemoryShelf
from tests.channels.over_redis import OverRedis
from tests.channels.stub_agent import until
from tests.channels.test_telegram_chat import Screen

CHAT_ID = 7_700_900_123
RECORDS = "what do i write down"


class Guide:
    """Telegram on one process; both processes write to the same screen, as both call the same Telegram."""

    def __init__(self, process: OverRedis, screen: Screen) -> None:
        self.process, self.screen = process, screen
        self.answers = Answers(process.desk, process.desk.handoff.follow)
        self.updates = Updates(self.answers)
        self.looking: asyncio.Task[None] | None = None

    async def find(self, message_id: int = 1, chat_id: int = CHAT_ID) -> Chat:
        """Return the chat."""
        return await self.answers.chats.find(self.screen, chat_id, message_id)

    async def says(self, text: str, message_id: int = 1) -> None:
        """Take a message."""
        await self.answers.answer(await self.find(message_id), text=text)

    def look(self) -> None:
        """Look for chats that nobody follows, as the service does."""
        self.looking = asyncio.create_task(self.answers.chats.look_after(self.screen))


@pytest.fixture
async def guides(both: tuple[OverRedis, OverRedis]) -> AsyncIterator[tuple[Guide, Guide]]:
    screen = Screen()
    made = Guide(both[0], screen), Guide(both[1], screen)
    yield made
    for guide in made:
        if guide.looking:
            guide.looking.cancel()


def texts(guide: Guide) -> list[str]:
    return [row["text"] for row in guide.screen.sent if row["method"] == "sendMessage"]


async def with_a_person(guide: Guide) -> Chat:
    """Be joined by Sam."""
    await guide.says("a person please", 1)
    await guide.says("yes", 2)
    chat = await guide.find(3)
    await guide.process.join(chat.session)
    await until(lambda: any("has joined" in text for text in texts(guide)), "that somebody has joined")
    return chat


async def test_a_chat_goes_on_on_the_other_process(guides):
    one, other = guides
    await one.says(RECORDS)
    first, second = await one.find(), await other.find()
    assert first.session.token == second.session.token
    assert second.session.last.names[0] == "utter_ask_record"
    assert second.session.block_key == first.session.block_key


async def test_what_was_sent_by_one_is_deleted_by_the_other(guides):
    one, other = guides
    await one.says(RECORDS, 1_000)
    await other.says(RECORDS, 2_000)
    chat = await other.find(3_000)
    assert set(chat.message_ids) > {1_000, 2_000, 3_000}
    await other.answers.leave(chat, 9_000)
    batches = [row["message_ids"] for row in other.screen.sent if row["method"] == "deleteMessages"]
    assert {1_000, 2_000, 3_000} <= {int(number) for batch in batches for number in batch}
    again = await one.find(9_001)
    assert again.message_ids == [9_001]
    assert again.session.token != chat.session.token


async def test_messages_that_come_to_both_at_once_are_all_remembered(guides):
    await guides[0].find(1)
    await asyncio.gather(*(guide.find(number) for number in range(2, 12) for guide in guides))
    assert set((await guides[0].find(12)).message_ids) == set(range(1, 13))


async def test_a_first_message_that_comes_to_both_at_once_opens_one_session(guides):
    chats = await asyncio.gather(*(guide.find() for guide in guides))
    assert len({chat.session.token for chat in chats}) == 1


async def test_an_update_is_taken_once(guides):
    taken = []
    for guide in [*guides, *guides]:
        try:
            await guide.updates.only_once(Update(77), SimpleNamespace())
            taken.append(guide)
        except ApplicationHandlerStop:
            pass
    assert len(taken) == 1
    await guides[1].updates.only_once(Update(78), SimpleNamespace())


async def test_of_two_presses_at_once_one_counts(guides):
    chats = [await guide.find() for guide in guides]
    firsts = await asyncio.gather(*(g.answers.chats.is_first(c, "press 5") for g, c in zip(guides, chats)))
    assert sorted(firsts) == [False, True]
    assert await guides[0].answers.chats.is_first(chats[0], "press 6")


async def test_what_a_person_writes_arrives_once_whoever_answers(guides):
    one, other = guides
    chat = await with_a_person(one)
    await other.says("thank you", 4)
    await other.process.write(chat.session, "Hello, I am here.")
    await until(lambda: any("I am here" in text for text in texts(one)), "what was said")
    await asyncio.sleep(0.2)
    assert len([text for text in texts(one) if "I am here" in text]) == 1


async def test_where_the_process_that_followed_dies_another_follows(guides, monkeypatch):
    monkeypatch.setattr(telegram_following, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(redis_lease, "LEASE_SECONDS", 0.5)
    one, other = guides
    chat = await with_a_person(one)
    await one.process.write(chat.session, "The first.")
    await until(lambda: any("The first" in text for text in texts(one)), "the first")
    chat.stop_following()  # as it stops with its process; the mark stays
    other.look()
    await one.process.write(chat.session, "The second.")
    await until(lambda: any("The second" in text for text in texts(one)), "the second")
    assert len([text for text in texts(one) if "The first" in text]) == 1


async def test_who_hides_on_one_is_sent_nothing_by_the_other(guides, monkeypatch):
    monkeypatch.setattr(telegram_following, "LOOK_SECONDS", 0.1)
    one, other = guides
    chat = await with_a_person(one)
    one.look()
    other.look()
    await other.answers.hide(await other.find(5), 6)
    await one.process.write(chat.session, "Too late.")
    await until(lambda: not chat.is_followed, "the end of following")
    await asyncio.sleep(0.3)
    assert not any("Too late" in text for text in texts(one))


async def thinking(one: Guide) -> tuple[asyncio.Task[None], asyncio.Event]:
    """Let a guide think about a message; return its answer to come, and what lets it go on."""
    thinks, go_on = asyncio.Event(), asyncio.Event()

    async def waits() -> None:
        thinks.set()
        await go_on.wait()

    one.process.agent.before_answer = waits
    answer = asyncio.create_task(one.says(RECORDS, 2))
    await thinks.wait()
    return answer, go_on


async def test_who_leaves_on_one_gets_no_answer_that_was_under_way_on_the_other(guides):
    one, other = guides
    await one.says("hello", 1)
    answer, go_on = await thinking(one)
    await other.answers.leave(await other.find(3), 4)
    before = len(texts(one))
    go_on.set()
    await answer
    assert len(texts(one)) == before


async def test_who_hides_on_one_gets_no_answer_that_was_under_way_on_the_other(guides):
    one, other = guides
    await one.says("hello", 1)
    answer, go_on = await thinking(one)
    chat = await other.find(3)
    await chat.clear(4)
    before = len(texts(one))
    await asyncio.sleep(0.2)
    go_on.set()
    await answer
    assert len(texts(one)) == before


async def test_nothing_of_a_chat_can_be_read_in_redis_and_nothing_stays_in_the_process(guides, own_redis):
    await guides[0].says(RECORDS, 1)
    async with Redis.from_url(own_redis.url) as client:
        keys = [key async for key in client.scan_iter()]
        held = b" ".join([*keys, *[await client.get(key) for key in keys if await client.type(key) == b"string"]])
    assert b"telegram_chat" in held
    assert str(CHAT_ID).encode() not in held
    assert list(guides[0].answers.chats._live) == []


async def test_who_blocks_the_guide_is_forgotten_whichever_process_hears_of_it(guides):
    one, other = guides
    chat = await one.find()
    await other.answers.chats.forget_id(CHAT_ID)
    assert not await one.process.desk.sessions.is_live(chat.session.token)
    assert await other.answers.chats._kept.token_of(other.answers.chats._key_of(CHAT_ID)) == ""


async def test_with_redis_away_who_writes_gets_999_and_who_leaves_is_cleared(guides, own_redis):
    one = guides[0]
    await one.says(RECORDS, 1)
    own_redis.kill()
    await one.updates.only_once(Update(79), SimpleNamespace())
    await one.says(RECORDS, 2)
    assert "999" in texts(one)[-1]
    chat = await one.find(3)
    await one.answers.open_anew(chat)
    assert "999" in texts(one)[-1]
    await one.answers.leave(chat, 4)
    assert any(row["method"].startswith("deleteMessage") for row in one.screen.sent)


async def test_who_wrote_while_redis_was_away_is_not_met_with_silence_once_it_is_back(guides, own_redis):
    one = guides[0]
    own_redis.kill()
    chat = await one.find(1)
    own_redis.start()
    await one.answers.answer(chat, text=RECORDS)
    assert "999" in texts(one)[-1]
    await one.says(RECORDS, 2)
    assert "999" not in texts(one)[-1]


async def test_one_process_polls_and_another_once_that_one_has_given_up(both):
    turns = [SharedTurn(process.shelf, "token") for process in both]
    assert [await turn.taken() for turn in turns] == [True, False]
    assert await turns[0].taken()
    await turns[0].give_up()
    assert await turns[1].taken()
    await turns[1].give_up()


async def test_who_died_polling_loses_its_turn_and_hears_of_it_should_it_wake(both, own_redis, monkeypatch):
    monkeypatch.setattr(redis_lease, "RENEW_SECONDS", 0.2)
    turns = [SharedTurn(process.shelf, "token") for process in both]
    assert await turns[0].taken()
    async with Redis.from_url(own_redis.url) as client:
        await client.delete(*[name async for name in client.scan_iter("*:lease")])  # its time was over
    assert await turns[1].taken()
    await asyncio.wait_for(turns[0].lost(), 5)
    assert not await turns[0].taken()
    for turn in turns:
        await turn.give_up()


def test_in_memory_the_turn_is_of_the_machine():
    assert isinstance(turn_to_poll(MemoryShelf(), "token"), TurnHere)
