"""The staff channel: mounts the console and its API inside Rasa's server; no message of an adult comes in by it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from bot.channels.books import books
from bot.channels.staff.answers import add_frame, refused
from bot.channels.staff.house import house_of
from bot.channels.staff.page import add_page
from bot.channels.staff.routes import add_api
from bot.session.log_setup import quieten_logs


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
        return staff_blueprint()


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
    """Bring the tables up to date and start the line's timers."""
    await asyncio.to_thread(books(app).database.upgrade)
    house_of(app)
