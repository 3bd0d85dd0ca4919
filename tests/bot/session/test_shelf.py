"""What holds on every shelf: each test runs over memory and over Redis."""

import asyncio

import pytest

from bot.errors import TooBusyError
from bot.session.shelf import Kept, Shelf

HOUR = 3600
SHORT = 0.1
AWAKE_SECONDS = 10


async def test_a_value_comes_back_as_json_gives_it(shelf):
    value = {"staff": "", "times": [1.5, 2], "beside": ("bert",), "passing": None, "summary": {"role": "parent"}}
    await shelf.put("chat", "anna", value, HOUR)
    assert await shelf.read("chat", "anna") == Kept(1, value | {"beside": ["bert"]})


async def test_there_is_nothing_where_nothing_was_put(shelf):
    await shelf.put("chat", "anna", {}, HOUR)
    assert await shelf.read("chat", "bert") is None
    assert await shelf.read("page", "anna") is None
    assert await shelf.read_all("page") == {}
    assert await shelf.after("chat", "bert", 0) == []


async def test_a_change_of_what_was_put_does_not_reach_the_shelf(shelf):
    value = {"steps": ["listen"]}
    await shelf.put("chat", "anna", value, HOUR)
    value["steps"].append("report")
    assert (await shelf.read("chat", "anna")).value == {"steps": ["listen"]}


async def test_every_put_and_swap_counts_the_version_up(shelf):
    await shelf.put("chat", "anna", {"n": 1}, HOUR)
    await shelf.put("chat", "anna", {"n": 2}, HOUR)
    assert await shelf.swap("chat", "anna", 2, {"n": 3}, HOUR)
    assert await shelf.read("chat", "anna") == Kept(3, {"n": 3})


async def test_a_swap_of_another_version_changes_nothing(shelf):
    await shelf.put("chat", "anna", {"n": 1}, HOUR)
    assert not await shelf.swap("chat", "anna", 2, {"n": 2}, HOUR)
    assert not await shelf.swap("chat", "anna", 0, {"n": 2}, HOUR)
    assert not await shelf.swap("chat", "bert", 1, {"n": 2}, HOUR)
    assert await shelf.read("chat", "anna") == Kept(1, {"n": 1})
    assert await shelf.read("chat", "bert") is None


async def test_a_swap_of_version_nought_is_for_what_is_not_there(shelf):
    assert await shelf.swap("chat", "anna", 0, {"n": 1}, HOUR)
    assert await shelf.read("chat", "anna") == Kept(1, {"n": 1})


async def test_of_fifty_who_swap_at_once_one_wins(shelves):
    await shelves.one.put("chat", "anna", {}, HOUR)
    both = (shelves.one, shelves.other)
    tries = [both[number % 2].swap("chat", "anna", 1, {"by": number}, HOUR) for number in range(50)]
    won = await asyncio.gather(*tries)
    assert won.count(True) == 1
    assert await shelves.one.read("chat", "anna") == Kept(2, {"by": won.index(True)})


async def test_touching_a_value_returns_it_and_starts_its_time_anew(shelves):
    await shelves.one.put("chat", "anna", {"number": 1}, 1)
    await shelves.pass_by(0.6)
    assert (await shelves.other.touch("chat", "anna", 1)) == Kept(1, {"number": 1})
    await shelves.pass_by(0.6)
    assert await shelves.one.read("chat", "anna") == Kept(1, {"number": 1})
    assert list(await shelves.one.read_all("chat")) == ["anna"]
    await shelves.pass_by(0.6)
    assert await shelves.one.touch("chat", "anna", 1) is None


async def test_values_of_a_kind_are_counted_while_they_last(shelves):
    assert await shelves.one.count("chat") == 0
    await shelves.one.put("chat", "anna", {}, 60)
    await shelves.one.put("chat", "bert", {}, 0.3)
    await shelves.one.put("other", "anna", {}, 60)
    assert await shelves.other.count("chat") == 2
    await shelves.pass_by(0.3)
    assert await shelves.other.count("chat") == 1


async def test_one_holds_a_lease_and_the_next_gets_it_after(shelves):
    async with shelves.one.lease("chat", "anna", 1):
        with pytest.raises(TooBusyError):
            await held_by(shelves.other, "anna")
        await held_by(shelves.other, "bert")
    await held_by(shelves.other, "anna")


async def held_by(shelf: Shelf, key: str) -> None:
    async with shelf.lease("chat", key, 0.1):
        return


async def test_all_values_of_a_kind_come_by_their_key(shelf):
    for number in range(20):
        await shelf.put("chat", f"anna {number}", {"n": number}, HOUR)
    await shelf.put("page", "anna 3", {}, HOUR)
    assert await shelf.read_all("chat") == {f"anna {number}": Kept(1, {"n": number}) for number in range(20)}


async def test_what_is_past_its_time_is_gone_and_begins_anew(shelves):
    await shelves.one.put("chat", "anna", {}, SHORT)
    await shelves.one.put("chat", "bert", {}, HOUR)
    await shelves.pass_by(SHORT)
    assert await shelves.one.read("chat", "anna") is None
    assert set(await shelves.one.read_all("chat")) == {"bert"}
    assert await shelves.one.swap("chat", "anna", 0, {"n": 1}, HOUR)
    assert set(await shelves.one.read_all("chat")) == {"anna", "bert"}


async def test_a_put_or_a_swap_gives_a_value_its_time_again(shelves):
    await shelves.one.put("chat", "anna", {}, SHORT)
    await shelves.one.put("chat", "anna", {}, HOUR)
    await shelves.one.put("chat", "bert", {}, SHORT)
    await shelves.one.swap("chat", "bert", 1, {}, HOUR)
    await shelves.pass_by(SHORT)
    assert set(await shelves.one.read_all("chat")) == {"anna", "bert"}
    assert await shelves.one.read("chat", "anna")


async def test_notes_have_numbers_and_keep_their_order(shelves):
    await shelves.one.put("chat", "anna", {}, HOUR)
    both = (shelves.one, shelves.other)
    numbers = [await both[n % 2].append("chat", "anna", {"text": f"note {n}"}, HOUR) for n in range(1, 6)]
    assert numbers == [1, 2, 3, 4, 5]
    assert await shelves.other.after("chat", "anna", 0) == [(n, {"text": f"note {n}"}) for n in range(1, 6)]
    assert await shelves.one.after("chat", "anna", 3) == [(4, {"text": "note 4"}), (5, {"text": "note 5"})]
    assert await shelves.one.after("chat", "anna", 5) == []


async def test_fifty_notes_at_once_are_all_kept(shelf):
    await shelf.put("chat", "anna", {}, HOUR)
    numbers = await asyncio.gather(*[shelf.append("chat", "anna", {"n": n}, HOUR) for n in range(50)])
    assert sorted(numbers) == list(range(1, 51))
    assert sorted(note["n"] for _, note in await shelf.after("chat", "anna", 0)) == list(range(50))


async def test_no_note_is_kept_of_what_is_not_there(shelf):
    assert await shelf.append("chat", "anna", {"text": "too late"}, HOUR) == 0
    await shelf.put("chat", "anna", {}, HOUR)
    assert await shelf.after("chat", "anna", 0) == []


async def test_notes_end_with_their_time(shelves):
    await shelves.one.put("chat", "anna", {}, HOUR)
    await shelves.one.append("chat", "anna", {}, HOUR)
    await shelves.one.append("chat", "anna", {}, SHORT)
    await shelves.pass_by(SHORT)
    assert await shelves.one.after("chat", "anna", 0) == []
    assert await shelves.one.append("chat", "anna", {}, HOUR) == 1


async def test_what_is_dropped_is_gone_with_its_notes(shelves):
    await shelves.one.put("chat", "anna", {}, HOUR)
    await shelves.one.append("chat", "anna", {"text": "a note"}, HOUR)
    await shelves.other.put("chat", "bert", {}, HOUR)
    assert await shelves.other.drop("chat", "anna")
    assert await shelves.one.read("chat", "anna") is None
    assert set(await shelves.one.read_all("chat")) == {"bert"}
    assert await shelves.one.after("chat", "anna", 0) == []
    assert await shelves.one.append("chat", "anna", {}, HOUR) == 0


async def test_a_drop_of_a_version_is_for_that_version_only(shelf):
    await shelf.put("chat", "anna", {"n": 1}, HOUR)
    await shelf.append("chat", "anna", {}, HOUR)
    assert not await shelf.drop("chat", "anna", 2)
    assert await shelf.read("chat", "anna") == Kept(1, {"n": 1})
    assert len(await shelf.after("chat", "anna", 0)) == 1
    assert await shelf.drop("chat", "anna", 1)
    assert not await shelf.drop("chat", "anna", 1)
    assert await shelf.read("chat", "anna") is None


async def test_of_fifty_who_drop_a_version_at_once_one_wins(shelf):
    await shelf.put("chat", "anna", {}, HOUR)
    won = await asyncio.gather(*[shelf.drop("chat", "anna", 1) for _ in range(50)])
    assert won.count(True) == 1


async def hears(watch) -> bool:
    return await watch.changed(AWAKE_SECONDS)


async def test_a_watch_wakes_on_its_topic_in_every_process(shelves):
    one, other, elsewhere = shelves.one.watch("anna"), shelves.other.watch("anna"), shelves.other.watch("bert")
    waiting = [asyncio.ensure_future(hears(watch)) for watch in (one, other)]
    await shelves.one.tell("anna")
    assert await asyncio.gather(*waiting) == [True, True]
    assert not await elsewhere.changed(0.05)


async def test_what_was_told_before_one_waits_is_not_missed(shelves):
    watch = shelves.other.watch("anna")
    await shelves.one.tell("anna")
    assert await hears(watch)
    assert not await watch.changed(0.05)


async def test_a_watch_gives_up_when_its_seconds_are_over(shelf):
    watch = shelf.watch("anna")
    assert not await watch.changed(0.01)


async def test_a_closed_watch_hears_nothing(shelves):
    closed, still = shelves.one.watch("anna"), shelves.one.watch("anna")
    closed.close()
    closed.close()
    await shelves.other.tell("anna")
    assert await hears(still)
    assert not await closed.changed(0.01)


@pytest.mark.parametrize("topic", ["nobody watches this", "Ł ü 漢"])
async def test_telling_nobody_does_no_harm(shelf, topic):
    await shelf.tell(topic)
