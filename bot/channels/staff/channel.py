"""The staff channel: mounts the console and its API inside Rasa's server; no message of an adult comes in by it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from bot.channels.books import books
from bot.channels.helpline import add_helpline
from bot.channels.staff.answers import add_frame, refused
from bot.channels.staff.desk import staff_desk
from bot.channels.staff.duties import duties, platform_of
from bot.channels.staff.house import house_of
from bot.channels.staff.page import add_page
from bot.channels.staff.routes import add_api
from bot.errors import StoreError
from bot.session.log_setup import quieten_logs
from bot.settings import settings

logger = logging.getLogger(__name__)


class StaffChannel(InputChannel):
    """Serves the console and the staff API."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "staff"

    def url_prefix(self) -> str:
        """Mount at the root, outside /webhooks/."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes of the console and of the API."""
        quieten_logs()
        blueprint = staff_blueprint()
        if secret := settings().handoff_webhook_secret.get_secret_value():
            add_helpline(blueprint, secret, platform_of)
        return blueprint


class FramedBlueprint(Blueprint):
    """A blueprint that also frames what no route of it serves under its paths."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Register the routes, and the frame on the whole app, where it looks at its own paths only."""
        super().register(app, options)
        add_frame(app)


def staff_blueprint() -> Blueprint:
    """Return the blueprint; its tables and timers are made when the server starts."""
    staff = FramedBlueprint("steady_staff")
    add_page(staff)
    add_api(staff)
    staff.exception(Exception)(refused)
    staff.listener("after_server_start")(open_house)
    return staff


async def open_house(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    """Bring the tables up to date and start the line's timers; without a database the guide goes on by itself."""
    try:
        await asyncio.to_thread(books(app).database.upgrade)
    except StoreError as error:
        logger.error("the console has no database: %s", type(error).__name__)
    house_of(app)
    for duty in duties(staff_desk(app).side, settings()):
        app.add_task(duty)
