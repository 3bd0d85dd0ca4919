"""The route by which Telegram brings updates, where it has been told to."""

import hmac
import json
import logging
from urllib.parse import urlsplit

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from telegram import Bot, Update

from bot.channels.telegram_polling import read_update

SECRET_HEADER = "x-telegram-bot-api-secret-token"
# Where the URL that was set names no path of its own.
PATH = "/telegram/updates"
# Telegram's largest update is a long message with its quotes, far below this.
LARGEST_BODY = 1_000_000

logger = logging.getLogger(__name__)


def with_path(url: str) -> str:
    """Return the URL that Telegram is told; its path is the path of our route."""
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + PATH


def add_webhook(blueprint: Blueprint, url: str, secret: str) -> None:
    """Add the route; who does not know the secret learns nothing from it."""

    async def take_update(request: Request) -> HTTPResponse:
        given = request.headers.get(SECRET_HEADER) or ""
        if not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
            return response.empty(403)
        service = getattr(request.app.ctx, "steady_telegram", None)
        if service is None or not service.application.running:
            return response.empty(503)  # Telegram brings it again.
        if len(request.body or b"") <= LARGEST_BODY and (update := _read(request.body, service.application.bot)):
            await service.application.update_queue.put(update)
        return response.empty(200)

    blueprint.add_route(take_update, urlsplit(with_path(url)).path, methods=["POST"], name="telegram_updates")


def _read(body: bytes, bot: Bot) -> Update | None:
    """Return an update; what cannot be read is let go, since Telegram would bring it again for a day."""
    try:
        row = json.loads(body)
    except (ValueError, RecursionError) as error:
        logger.error("an update could not be read: %s", type(error).__name__)
        return None
    return read_update(row, bot)
