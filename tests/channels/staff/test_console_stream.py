"""The events of a console: handoff.md 10, 13, 17 and 19, and docs/handoff.md, "The staff API"."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.staff import board_feed, console_stream
from bot.channels.staff.board_feed import BoardFeed
from bot.channels.staff.console_stream import ConsoleStream
from bot.errors import ShelfError
from bot.handoff.presence import OnShift
from bot.session.memory_shelf import MemoryShelf
from bot.session.shelf import Kept
from tests.bot.handoff.staff.a_line import ALEX, PAT, SAM, ALine

TOPIC = "a sign-in"
# Far longer than anything here takes; only a stream that hangs meets it.
PATIENCE_SECONDS = 10
Event = tuple[str, dict[str, Any], str]


class ShakyShelf(MemoryShelf):
    """Can be away."""

    away = False

    async def read(self, kind: str, key: str) -> Kept | None:
        self._check()
        return await super().read(kind, key)

    async def read_all(self, kind: str) -> dict[str, Kept]:
        self._check()
        return await super().read_all(kind)

    def _check(self) -> None:
        if self.away:
            raise ShelfError("away")


class Console:
    """One open stream."""

    def __init__(self, line: ALine, feed: BoardFeed, me: OnShift, seen: str = "") -> None:
        self.me: OnShift | None = me
        self.beats = 0
        self._line = line
        self._events = ConsoleStream(line.staff, feed, self._beat, TOPIC).events(seen)

    async def _beat(self) -> OnShift | None:
        self.beats += 1
        if self.me:
            await self._line.on_shift(self.me)
        return self.me

    async def next(self, *kinds: str) -> Event:
        """Return the next event of some kinds: its kind, its data and its id."""
        while True:
            text = await asyncio.wait_for(self._events.__anext__(), PATIENCE_SECONDS)
            fields = dict(row.split(": ", 1) for row in text.strip().split("\n") if not row.startswith(":"))
            if fields.get("event") in kinds:
                return fields["event"], json.loads(fields["data"]), fields.get("id", "")

    async def texts(self, number: int) -> list[str]:
        """Return what is written in the next so many notes of people."""
        found: list[str] = []
        while len(found) < number:
            _, note, self.last_id = await self.next("note")
            found += [note["text"]] if note["text"] else []
        return found

    async def until(self, text: str) -> list[str]:
        """Return the kinds of events up to the note with a text."""
        kinds: list[str] = []
        while True:
            kind, data, _ = await self.next("board", "note", "trouble")
            kinds.append(kind)
            if data.get("text") == text:
                return kinds

    async def close(self) -> None:
        await self._events.aclose()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (board_feed, console_stream):
        monkeypatch.setattr(module, "LEAST_SECONDS", 0.01)
    monkeypatch.setattr(console_stream, "TROUBLE_SECONDS", 0.01)


class Room:
    """A line with its consoles."""

    def __init__(self) -> None:
        self.shelf = ShakyShelf()
        self.line = ALine(self.shelf)
        self.reads = 0
        self.feed = BoardFeed(self._read)
        self.consoles: list[Console] = []

    async def _read(self) -> Any:
        self.reads += 1
        return await self.line.staff.shared_board()

    def console(self, me: OnShift, seen: str = "") -> Console:
        self.consoles.append(Console(self.line, self.feed, me, seen))
        return self.consoles[-1]


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    made = Room()
    yield made
    for console in made.consoles:
        await console.close()


async def test_a_console_is_given_the_board_and_then_its_changes(room: Room) -> None:
    console = room.console(SAM)
    assert (await console.next("board"))[1]["waiting"] == []
    ref = await room.line.queued()
    assert [chat["ref"] for chat in (await console.next("board"))[1]["waiting"]] == [ref]


async def test_the_board_of_the_stream_is_the_one_of_the_api(room: Room) -> None:
    await room.line.live(SAM)
    await room.line.queued()
    _, board, _ = await room.console(SAM).next("board")
    assert board == json.loads(json.dumps(await room.line.staff.board(SAM)))


async def test_an_open_console_is_present(room: Room) -> None:
    await room.console(SAM).next("board")
    assert SAM.id in await room.line.presence.staff()


async def test_notes_come_in_order_and_go_on_after_the_last_one_seen(room: Room) -> None:
    first, second = await room.line.live(SAM), await room.line.live(SAM)
    await room.line.adult_writes(first, "one")
    console = room.console(SAM)
    assert await console.texts(1) == ["one"]
    await room.line.adult_writes(second, "two")
    await room.line.staff.say(SAM, first, "three", "1")
    assert sorted(await console.texts(2)) == ["three", "two"]
    await console.close()
    await room.line.adult_writes(first, "four")
    assert await room.console(SAM, console.last_id).texts(1) == ["four"]
    assert sorted(await room.console(SAM).texts(4)) == ["four", "one", "three", "two"]


@pytest.mark.parametrize("seen", ["nonsense", "a:b,c:d", "0" * 5000, "ffff:999999999", ":::,,,"])
async def test_what_a_client_says_it_has_seen_is_not_believed_of_other_chats(room: Room, seen: str) -> None:
    ref = await room.line.live(SAM)
    await room.line.adult_writes(ref, "one")
    assert await room.console(SAM, seen).texts(1) == ["one"]


async def test_a_note_is_that_of_the_contract(room: Room) -> None:
    ref = await room.line.live(SAM)
    await room.line.adult_writes(ref, "line one\nline two\n\nevent: note")
    console = room.console(SAM)
    while not (note := (await console.next("note"))[1])["text"]:
        pass
    assert note["ref"] == ref and note["text"] == "line one\nline two\n\nevent: note"
    assert set(note) >= {"ref", "number", "side", "text", "by", "words", "values", "at"}


async def test_a_chat_joined_while_the_stream_is_open_is_heard_from_its_start(room: Room) -> None:
    console = room.console(SAM)
    await console.next("board")
    ref = await room.line.live(SAM)
    await room.line.adult_writes(ref, "hello")
    assert await console.texts(1) == ["hello"]


async def test_nobody_hears_a_chat_they_are_not_in(room: Room) -> None:
    ref = await room.line.live(SAM)
    await room.line.adult_writes(ref, "for Sam")
    supervisor, colleague = room.console(PAT), room.console(ALEX)
    for console in (supervisor, colleague):
        await console.next("board")
    await room.line.adult_writes(ref, "still for Sam")
    await room.line.queued()
    for console in (supervisor, colleague):
        assert (await console.next("note", "board"))[0] == "board"
    await room.line.staff.beside(PAT, ref)
    assert await supervisor.texts(2) == ["for Sam", "still for Sam"]


async def test_who_has_passed_a_chat_on_hears_it_no_more(room: Room) -> None:
    ref = await room.line.live(SAM)
    sam, alex = room.console(SAM), room.console(ALEX)
    await sam.next("board")
    await alex.next("board")
    await room.line.staff.pass_on(SAM, ref, "", warm=False)
    await room.line.staff.accept(ALEX, ref)
    await room.line.adult_writes(ref, "for Alex")
    assert await alex.texts(1) == ["for Alex"]
    await room.line.queued()
    while (event := await sam.next("note", "board"))[0] == "note":
        assert event[1]["text"] != "for Alex"


async def test_typing_is_shown_and_taken_back(room: Room) -> None:
    ref = await room.line.live(SAM)
    console = room.console(SAM)
    await console.next("note")
    await room.line.presence.typing(ref, "adult")
    assert (await console.next("typing"))[1] == {"ref": ref, "typing": True}
    await room.line.presence.typed(ref, "adult")
    assert (await console.next("typing"))[1] == {"ref": ref, "typing": False}


async def test_a_sign_in_that_is_over_ends_the_stream(room: Room) -> None:
    console = room.console(SAM)
    await console.next("board")
    console.me = None
    await room.shelf.tell(TOPIC)
    await console.next("signed_out")
    with pytest.raises(StopAsyncIteration):
        await console.next("board")


async def test_a_shelf_that_is_away_is_told_once_and_the_stream_goes_on_after(room: Room) -> None:
    ref = await room.line.live(SAM)
    console = room.console(SAM)
    await console.next("board")
    room.shelf.away = True
    await room.shelf.tell("queue")
    assert (await console.next("trouble", "board"))[0] == "trouble"
    later = asyncio.create_task(console.until("hello"))
    await asyncio.sleep(0.1)
    room.shelf.away = False
    await room.line.adult_writes(ref, "hello")
    assert "trouble" not in await later


async def test_a_message_changes_nothing_on_the_board(room: Room) -> None:
    ref = await room.line.live(SAM)
    console = room.console(SAM)
    await console.next("board")
    before = (await room.feed.current()).number
    await room.line.change(ref, adult_at=room.line.now + 5, staff_at=room.line.now + 5)
    await asyncio.sleep(0.05)
    assert (await room.feed.current()).number == before
    await room.line.change(ref, adult_lost=True)
    await asyncio.sleep(0.05)
    assert (await room.feed.current()).number == before + 1


async def test_twenty_consoles_share_one_reading_of_the_board(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (board_feed, console_stream):
        monkeypatch.setattr(module, "LEAST_SECONDS", 60)
    consoles = [room.console(OnShift(str(number), "P", 2)) for number in range(20)]
    boards = await asyncio.gather(*(console.next("board") for console in consoles))
    assert len(boards) == 20
    assert room.reads == 1
