"""A whole handoff over the webhook, both ways, against the example receiver."""

import base64
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import MoveRefusedError
from bot.handoff.moves import closing
from bot.handoff.notes import Side
from bot.handoff.record import State
from bot.handoff.routes.calls import Calls
from bot.handoff.routes.news import HELPLINE
from bot.handoff.routes.platform import Platform
from bot.handoff.routes.webhook import WebhookRoute
from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.routes.receiver import Receiver
from tests.bot.handoff.staff.a_line import ALine

SECRET = "whsec_" + base64.b64encode(b"an invented secret of 32 bytes!!").decode()


class Outside:
    """The line, the route to a platform, and that platform."""

    def __init__(self) -> None:
        self.line = ALine(MemoryShelf())
        self.receiver = Receiver(SECRET)
        self.route = WebhookRoute(self.line.human_line, Calls(self.receiver.address, SECRET, ()))
        self.platform = Platform(self.line.staff)
        self._ids = 0

    async def told(self) -> list[str]:
        """Let the route tell what is new, and name what the platform has been told in all."""
        await self.route.look()
        await self.route.settled()
        return [event["type"] for event in self.receiver.events]

    async def act(self, type_: str, **fields: object) -> bool:
        """Do something as the platform's people."""
        self._ids += 1
        return await self.platform.take({"type": type_, **fields}, f"act-{self._ids}")

    async def people(self, count: int = 2) -> None:
        await self.act("line.people", people=count, capacity=5 * count)

    async def taken(self) -> str:
        """Let an adult wait and be joined."""
        await self.people()
        ref = await self.line.queued()
        await self.told()
        await self.act("chat.taken", ref=ref, name="Robin")
        return ref


@pytest_asyncio.fixture
async def outside() -> AsyncIterator[Outside]:
    outside = Outside()
    yield outside
    outside.receiver.stop()


async def test_a_whole_handoff_goes_out_and_comes_back(outside):
    ref = await outside.taken()
    await outside.line.adult_writes(ref, "hello")
    assert await outside.told() == ["chat.waiting", "chat.notice", "chat.message"]
    await outside.act("chat.message", ref=ref, name="Robin", text="I'm here")
    notes = await outside.line.board.notes(ref)
    assert [(note.by, note.text) for note in notes if note.side is Side.STAFF] == [("Robin", "I'm here")]
    await outside.act("chat.returned", ref=ref, danger="none_now")
    assert (await outside.line.record(ref)).state is State.WRAP
    assert (await outside.told())[-1] == "chat.left"
    await outside.act("chat.record", ref=ref, needed="no", reason="advice_only")
    assert await outside.line.board.all() == []


async def test_the_adult_is_told_who_joined(outside):
    ref = await outside.taken()
    assert await outside.line.told(ref) == ["utter_handoff_joined"]
    assert (await outside.line.record(ref)).staff_name == "Robin"


async def test_an_act_that_comes_twice_is_done_once(outside):
    ref = await outside.taken()
    act = {"type": "chat.message", "ref": ref, "name": "Robin", "text": "one"}
    assert await outside.platform.take(act, "same")
    assert not await outside.platform.take(act, "same")
    assert len([note for note in await outside.line.board.notes(ref) if note.text == "one"]) == 1


async def test_an_act_that_was_refused_may_be_tried_again(outside):
    ref = await outside.taken()
    act = {"type": "chat.record", "ref": ref, "needed": "no", "reason": "advice_only"}
    for _ in range(2):
        with pytest.raises(MoveRefusedError, match="not_in_this_state"):
            await outside.platform.take(act, "same")


async def test_a_chat_taken_by_our_own_staff_is_not_theirs(outside):
    await outside.people()
    ref = await outside.line.live()
    with pytest.raises(MoveRefusedError):
        await outside.act("chat.taken", ref=ref, name="Robin")


async def test_hand_back_needs_a_decision_about_danger_that_exists(outside):
    ref = await outside.taken()
    with pytest.raises(MoveRefusedError, match="no_such_decision"):
        await outside.act("chat.returned", ref=ref, danger="dont_know")


async def test_a_platform_that_is_gone_loses_its_chats_and_the_adult_is_told(outside):
    ref = await outside.taken()
    outside.receiver.stop()
    await outside.line.adult_writes(ref, "hello")
    await outside.told()
    assert HELPLINE not in await outside.line.presence.staff()
    await outside.line.time_passes(61)
    assert (await outside.line.record(ref)).state is State.QUEUED
    assert "utter_handoff_person_lost" in await outside.line.told(ref)


async def test_people_who_give_a_chat_up_put_it_before_all_others(outside):
    ref = await outside.taken()
    await outside.line.queued()
    await outside.told()
    await outside.act("chat.given_up", ref=ref)
    assert (await outside.line.human_line.place(ref))[0] == 1
    assert (await outside.told())[-1] == "chat.lost"


async def test_an_adult_who_leaves_while_waiting_is_told(outside):
    await outside.people()
    ref = await outside.line.queued()
    await outside.told()
    await outside.line.board.change(ref, lambda r: closing.adult_goes(r, outside.line.now))
    assert (await outside.told())[-1] == "chat.left"


async def test_one_process_tells_and_another_goes_on_where_it_stopped(outside):
    await outside.people()
    await outside.line.queued()
    other = WebhookRoute(outside.line.human_line, Calls(outside.receiver.address, SECRET, ()))
    assert await outside.told() == ["chat.waiting"]
    await other.look()
    await other.settled()
    assert len(outside.receiver.events) == 1


async def test_nobody_at_the_platform_means_nobody_is_there(outside):
    await outside.people(0)
    assert (await outside.line.human_line.availability("web")).reason.value == "nobody"
    await outside.people(2)
    assert (await outside.line.human_line.availability("web")).takes_chats
