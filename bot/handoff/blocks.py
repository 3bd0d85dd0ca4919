"""Who may not use the line for a while: by a key that says nothing of anybody, for a coded reason, until a time.

The key is an HMAC that the channel makes. A blocked adult still has the guide and 999 (handoff.md 21).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import MoveRefusedError
from bot.handoff.decisions import BLOCK_REASONS, NEVER_BLOCKED
from bot.session.shelf import Shelf

BLOCKS = "block"
# design 8: 24 hours at most. The web's key is of one session, and the channel lifts the block as the session ends.
BLOCK_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Block:
    """One block. until: seconds since the epoch. by: the id of the member of staff."""

    key: str
    until: float
    reason: str
    by: str


class Blocks:
    """Every block, over any shelf; each is gone with its time."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float] = time.time) -> None:
        """Take the shelf, and a clock in seconds since the epoch."""
        self._shelf = shelf
        self._clock = clock

    async def block(self, key: str, reason: str, by: str) -> None:
        """Block a key from now on.

        Raises:
            MoveRefusedError: never_blocked, or no_such_decision for a reason that is none.
        """
        if reason in NEVER_BLOCKED:
            raise MoveRefusedError("never_blocked")
        if reason not in BLOCK_REASONS:
            raise MoveRefusedError("no_such_decision")
        until = self._clock() + BLOCK_SECONDS
        await self._shelf.put(BLOCKS, key, {"until": until, "reason": reason, "by": by}, BLOCK_SECONDS)

    async def is_blocked(self, key: str) -> bool:
        """Say whether a key is blocked now."""
        kept = await self._shelf.read(BLOCKS, key) if key else None
        return kept is not None and kept.value["until"] > self._clock()

    async def all(self) -> list[Block]:
        """Return every block, the one that ends first before the others."""
        kept = (await self._shelf.read_all(BLOCKS)).items()
        blocks = [Block(key, **found.value) for key, found in kept if found.value["until"] > self._clock()]
        return sorted(blocks, key=lambda block: (block.until, block.key))

    async def lift(self, key: str) -> None:
        """End a block; one that is not there stays so."""
        await self._shelf.drop(BLOCKS, key)
