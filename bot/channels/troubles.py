"""What is wrong beside the answering of messages, for GET /health: said by name, and never more about it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sanic import Sanic

from bot.channels import numbers_only
from bot.channels.books import books
from bot.channels.lines import human_line
from bot.channels.one_at_a_time import OneAtATime
from bot.store import directory_file

# Each is asked at the same time as the others, and GET /health answers within the two seconds that monitoring waits.
ASKED_SECONDS = 1.5

logger = logging.getLogger(__name__)


async def troubles(app: Sanic) -> list[str]:
    """Return the names of what cannot be reached now, [] where all is well."""
    asked: dict[str, Callable[[], Awaitable[object]]] = {
        "shelf": lambda: human_line(app).shelf.read("health", "any"),
        "directory": lambda: asyncio.to_thread(directory_file.check),
        "database": lambda: _asks_database(app)(ASKED_SECONDS),
    }
    well = await asyncio.gather(*(_is_well(name, ask) for name, ask in asked.items()))
    known = {"telegram": _is_telegram_away(app), "numbers_only": numbers_only.is_on()}
    return [name for name, fine in zip(asked, well) if not fine] + [name for name, so in known.items() if so]


def _asks_database(app: Sanic) -> OneAtATime[object]:
    found: OneAtATime[object] | None = getattr(app.ctx, "steady_asks_database", None)
    if found is None:
        found = app.ctx.steady_asks_database = OneAtATime(books(app).line.read)
    return found


def _is_telegram_away(app: Sanic) -> bool:
    """Say whether Telegram is used and could not be reached when it was last called for updates."""
    service = getattr(app.ctx, "steady_telegram", None)
    return bool(service and service.updates.fails)


async def _is_well(name: str, ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        await asyncio.wait_for(ask(), ASKED_SECONDS)
    except Exception as error:
        logger.error("%s cannot be reached: %s", name, type(error).__name__)
        return False
    return True
