"""The Telegram channel: polling, or a webhook where its URL is set; private chats only."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from bot.channels.desks import desk_of
from bot.channels.telegram_service import Service
from bot.channels.telegram_webhook import add_webhook, with_path
from bot.session.log_setup import quieten_logs
from bot.session.sealing import Seal
from bot.settings import settings


class TelegramChannel(InputChannel):
    """Runs beside Rasa's server where a token is set, and does nothing where none is."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "steady_telegram"

    def url_prefix(self) -> str:
        """Mount at the root, so that the route's path is that of the URL that was set."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return a blueprint that starts and stops Telegram, with a route for updates where a URL is set."""
        blueprint = Blueprint("steady_telegram")
        if settings().telegram_token:
            quieten_logs()
            run_telegram(blueprint)
        return blueprint


def webhook_secret() -> str:
    """Return the webhook's secret: where none is set, one that is the same on all processes, or of this start's own.

    So the route is never open to anybody who finds it.
    """
    chosen = settings()
    if chosen.telegram_webhook_secret:
        return chosen.telegram_webhook_secret
    if chosen.redis_url.get_secret_value():
        return Seal(chosen.secret.get_secret_value()).name("telegram webhook")
    return secrets.token_urlsafe(32)


def run_telegram(blueprint: Blueprint) -> None:
    """Let a blueprint start Telegram with its server and stop it with it."""
    url, secret = settings().telegram_webhook_url, webhook_secret()
    if url:
        add_webhook(blueprint, url, secret)

    async def start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.steady_telegram = service = Service(
            desk_of(app), webhook_url=with_path(url) if url else "", secret=secret
        )
        app.ctx.steady_telegram_task = loop.create_task(service.run())

    async def stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.steady_telegram_task.cancel()
        await app.ctx.steady_telegram.stop()

    blueprint.listener("after_server_start")(start)
    blueprint.listener("before_server_stop")(stop)
