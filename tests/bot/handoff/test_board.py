"""The board under races, on both shelves; fifty at once stand for any number of processes."""

import asyncio
from functools import partial

import pytest

from bot.errors import MoveRefusedError
from bot.handoff.board import Board
from bot.handoff.moves import Move, closing, live, passing, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.record import Record, State
from tests.bot.handoff.records import NOW, alive, decided, offered, passed, queued, refused, reserved, wrapped

HELLO = Note(Side.STAFF, text="words of staff", by="Ann", at=NOW)
LEFT = Note(Side.TO_STAFF, words="adult_left")


@pytest.fixture
def boards(shelves) -> tuple[Board, Board]:
    return Board(shelves.one), Board(shelves.other)


@pytest.fixture
def board(boards) -> Board:
    return boards[0]


async def at_once(boards, *moves: Move, ref: str = "chat") -> list[Record | str]:
    """Make moves at the same time, half of them from each process; a refusal is told by its code."""

    async def make(number: int, move: Move) -> Record | str:
        try:
            return await boards[number % 2].change(ref, move)
        except MoveRefusedError as error:
            return str(error)

    return await asyncio.gather(*[make(number, move) for number, move in enumerate(moves)])


def claim(who: str) -> Move:
    return lambda record: waiting.reserve(record, who, NOW)


def leave(record: Record) -> Record:
    return closing.adult_goes(record, NOW)


async def test_a_record_is_on_the_board_from_the_start(board):
    await board.begin(queued())
    assert await board.load("chat") == queued()
    assert await board.all() == [queued()]
    assert await board.load("other") is None


async def test_of_fifty_who_claim_at_once_one_wins(boards):
    await boards[0].begin(queued())
    found = await at_once(boards, *[claim(f"staff {number}") for number in range(50)])
    won = [record for record in found if isinstance(record, Record)]
    assert len(won) == 1
    assert found.count("already_taken") == 49
    assert await boards[1].load("chat") == won[0]


@pytest.mark.parametrize("turn", [0, 1])
async def test_a_claim_and_a_leave_at_once_end_with_the_adult_gone(boards, turn):
    await boards[0].begin(queued())
    moves = [claim("ann"), leave]
    await at_once(boards, *(moves if turn else reversed(moves)))
    assert await boards[0].load("chat") is None
    assert await boards[0].all() == []


async def test_a_passing_accepted_as_the_adult_leaves_has_one_who_wraps_up(boards):
    await boards[0].begin(passed("ben"))
    accept = partial(passing.take_over, staff="ben", name="Ben", now=NOW)
    took, left = await at_once(boards, accept, leave)
    record = await boards[0].load("chat")
    assert record.state is State.WRAP
    assert record.people == (("ann",) if took == "not_in_this_state" else ("ben",))
    assert left.state is State.WRAP


async def test_of_fifty_who_end_at_once_one_does(boards):
    await boards[0].begin(decided())
    end = partial(closing.end, staff="ann", now=NOW)
    found = await at_once(boards, *[end] * 50)
    assert sum(isinstance(record, Record) for record in found) == 1
    assert found.count("not_in_this_state") == 49


async def test_fifty_words_at_once_are_all_kept(boards):
    await boards[0].begin(alive())
    say = partial(live.staff_spoke, staff="ann", now=NOW + 1)
    await asyncio.gather(*[boards[n % 2].change("chat", say, Note(Side.STAFF, text=f"word {n}")) for n in range(50)])
    assert {note.text for note in await boards[0].notes("chat")} == {f"word {n}" for n in range(50)}


async def test_a_refused_move_adds_no_note(board):
    await board.begin(queued())
    with refused("not_in_this_state"):
        await board.change("chat", partial(live.staff_spoke, staff="ann", now=NOW), HELLO)
    assert await board.notes("chat") == []


async def test_notes_have_their_numbers_and_are_read_from_any(board):
    await board.begin(alive())
    assert [await board.note("chat", HELLO) for _ in range(3)] == [1, 2, 3]
    assert [note.number for note in await board.notes("chat", 1)] == [2, 3]
    assert (await board.notes("chat"))[0].text == "words of staff"


async def test_what_is_over_leaves_the_board_with_its_notes_and_only_how_it_ended_stays(board):
    await board.begin(wrapped())
    await board.note("chat", HELLO)
    await board.change("chat", closing.lapse)
    assert await board.all() == []
    assert await board.notes("chat") == []
    assert await board.load("chat") == Record("chat", State.ENDED, outcome="ended")
    await board.forget("chat")
    assert await board.load("chat") is None


@pytest.mark.parametrize(
    ("record", "move"),
    [
        (offered(), waiting.decline),
        (queued(), leave),
        (reserved(), partial(closing.adult_goes, now=NOW, outcome="took_back")),
    ],
)
async def test_an_end_of_the_adults_own_making_leaves_nothing(board, record, move):
    await board.begin(record)
    await board.change("chat", move, LEFT)
    assert await board.load("chat") is None
    assert await board.notes("chat") == []


async def test_who_is_turned_away_at_closing_time_can_still_be_told(board):
    await board.begin(queued())
    await board.change("chat", partial(closing.adult_goes, now=NOW, outcome="closed"))
    assert await board.load("chat") == Record("chat", State.ENDED, outcome="closed")


async def test_nothing_moves_or_is_noted_once_a_chat_is_over(board):
    await board.begin(wrapped())
    await board.change("chat", closing.lapse)
    for _ in range(2):
        with refused("gone"):
            await board.change("chat", leave, LEFT)
        with refused("gone"):
            await board.note("chat", HELLO)
    assert await board.notes("chat") == []
    assert (await board.load("chat")).outcome == "ended"


async def test_words_that_come_as_a_chat_ends_do_not_outlive_it(boards):
    await boards[0].begin(wrapped())

    async def say(number: int) -> None:
        try:
            await boards[number % 2].note("chat", HELLO)
        except MoveRefusedError:
            pass

    talk = [say(number) for number in range(50)]
    await asyncio.gather(*talk[:25], boards[1].change("chat", closing.lapse, HELLO), *talk[25:])
    assert await boards[0].notes("chat") == []


async def test_whoever_watches_hears_of_every_change(boards):
    await boards[0].begin(queued())
    chat, queue = boards[1].watch("chat"), boards[1].watch()
    for _ in range(2):
        await asyncio.gather(boards[0].note("chat", HELLO), chat.changed(10), queue.changed(10))
    await boards[0].change("chat", claim("ann"))
    assert await chat.changed(10)
    assert await queue.changed(10)


async def test_a_chat_on_which_everybody_pulls_is_busy_and_not_broken(board, monkeypatch):
    await board.begin(queued())

    async def beaten(*_: object) -> bool:
        return False

    monkeypatch.setattr(board.shelf, "swap", beaten)
    with refused("busy"):
        await board.change("chat", claim("ann"))


async def test_a_chat_that_is_forgotten_is_gone_from_the_board(board):
    await board.begin(reserved())
    await board.note("chat", HELLO)
    await board.forget("chat")
    assert (await board.load("chat"), await board.notes("chat"), await board.all()) == (None, [], [])
