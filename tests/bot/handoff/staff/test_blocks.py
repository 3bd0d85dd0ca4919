"""handoff.md 21: a block ends by itself, and can be seen and undone."""

import pytest

from bot.handoff.blocks import BLOCK_SECONDS
from tests.bot.handoff.staff.a_line import ALine, refusal


async def test_a_block_ends_after_a_day(line: ALine) -> None:
    await line.blocks.block("k1", "misuse", "1")
    assert await line.blocks.is_blocked("k1")
    line.now += BLOCK_SECONDS - 1
    assert await line.blocks.is_blocked("k1")
    line.now += 1
    assert not await line.blocks.is_blocked("k1")
    assert await line.blocks.all() == []


async def test_a_block_can_be_undone(line: ALine) -> None:
    await line.blocks.block("k1", "misuse", "1")
    await line.blocks.lift("k1")
    await line.blocks.lift("never there")
    assert not await line.blocks.is_blocked("k1")


async def test_blocks_are_listed_the_first_to_end_first(line: ALine) -> None:
    await line.blocks.block("later", "misuse", "1")
    line.now -= 60
    await line.blocks.block("sooner", "not_for_us", "2")
    line.now += 60
    assert [block.key for block in await line.blocks.all()] == ["sooner", "later"]


async def test_no_key_is_no_block(line: ALine) -> None:
    assert not await line.blocks.is_blocked("")


@pytest.mark.parametrize("reason", ["child_at_risk", "adult_at_risk", "advice_only", ""])
async def test_nobody_is_blocked_for_needing_the_line(line: ALine, reason: str) -> None:
    assert await refusal(line.blocks.block("k1", reason, "1")) == "no_such_decision"
