"""Throws out what is past its time even when nobody asks for it."""

import asyncio
import weakref
from typing import Any

from cachetools import TLRUCache, TTLCache

# Expiry is exact on access; this bounds how long a forgotten session stays in memory after its time.
SWEEP_SECONDS = 10


Expiring = TTLCache[Any, Any, Any] | TLRUCache[Any, Any, Any]


def start_sweeping(cache: Expiring) -> None:
    """Sweep a cache for as long as it and the running event loop live; without a loop it expires on access only."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    _sweep(loop, weakref.ref(cache))


def _sweep(loop: asyncio.AbstractEventLoop, reference: "weakref.ref[Expiring]") -> None:
    cache = reference()
    if cache is not None:
        cache.expire()
        loop.call_later(SWEEP_SECONDS, _sweep, loop, reference)
