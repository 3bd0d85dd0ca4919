"""Brings one call to Telegram through floods and outages, and cuts what is too long for one message."""

import asyncio
import datetime
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import httpx
from async_timeout import timeout
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.channels.metrics import meters

# Telegram takes 4,096 UTF-16 units; a character has two at most.
MOST_CHARACTERS = 2000
# Pauses between tries while Telegram cannot be reached, in seconds; together a minute.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
# Nobody waits longer than this for an answer; what a flood holds back for longer is dropped.
LONGEST_FLOOD_SECONDS = 300.0
# After these the call never reached Telegram, so that a second one cannot say a thing twice.
NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+")

logger = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Delivery(Generic[Result]):
    """What became of a call.

    result: what Telegram answered, None where it took none of the tries.
    doubtful: an earlier try may have arrived although no answer came back.
    """

    result: Result | None = None
    doubtful: bool = False


async def deliver(call: Callable[[], Awaitable[Result]], dropped: asyncio.Event) -> Delivery[Result]:
    """Call Telegram until it takes the call, the event is set, or all tries are used up.

    Raises:
        BadRequest: Telegram refuses this call for good.
        Forbidden: the adult has blocked the guide.
    """
    doubtful = False
    for pause in PAUSES:
        if dropped.is_set():
            break
        try:
            return Delivery(await call(), doubtful)
        except BadRequest:
            raise
        except RetryAfter as error:
            pause = seconds_of(error)
        except NetworkError as error:
            doubtful = doubtful or not isinstance(error.__cause__, NEVER_ARRIVED)
        if pause > LONGEST_FLOOD_SECONDS or await _set_within(dropped, pause):
            break
    if not dropped.is_set():
        meters().fault("telegram")
        logger.error("a call was given up: Telegram did not take it")
    return Delivery(doubtful=doubtful)


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, datetime.timedelta) else float(wait)


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with timeout(seconds):
            await event.wait()
    except asyncio.TimeoutError:
        return False
    return True


def split(text: str, most: int = MOST_CHARACTERS) -> list[str]:
    """Cut a text into parts of at most ``most`` characters, after a sentence where there is one, else at a space."""
    parts = []
    while len(text) > most:
        head = text[:most]
        cut = max((hit.end() for hit in _SENTENCE_END.finditer(head)), default=0) or head.rfind(" ") + 1 or most
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]
