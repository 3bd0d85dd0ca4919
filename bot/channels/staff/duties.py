"""What runs beside the console in a process: the route to a helpline's platform, and the demonstration's person."""

from collections.abc import Coroutine, Iterator
from typing import Any

from sanic import Sanic
from sanic.request import Request

from bot.channels.staff.desk import staff_desk
from bot.handoff.demo import DemoPerson
from bot.handoff.routes.calls import Calls
from bot.handoff.routes.console import ConsoleRoute
from bot.handoff.routes.platform import Platform
from bot.handoff.routes.route import Route
from bot.handoff.routes.webhook import WebhookRoute
from bot.handoff.staff_side import StaffSide
from bot.settings import Settings


def duties(side: StaffSide, chosen: Settings) -> Iterator[Coroutine[Any, Any, None]]:
    """Give what the process has to run for the line, by its settings."""
    yield route_of(side, chosen).run()
    if chosen.demo:
        yield DemoPerson(side).run()


def route_of(side: StaffSide, chosen: Settings) -> Route:
    """Return the route to the people of the line: a helpline's platform where one is set, else our console."""
    if chosen.handoff_webhook_url:
        secret = chosen.handoff_webhook_secret.get_secret_value()
        return WebhookRoute(side.line, Calls(chosen.handoff_webhook_url, secret))
    return ConsoleRoute()


def platform_of(request: Request) -> Platform:
    """Return the helpline's platform of a request's process."""
    app: Sanic = request.app
    found: Platform | None = getattr(app.ctx, "steady_platform", None)
    if found is None:
        found = app.ctx.steady_platform = Platform(staff_desk(app).side)
    return found
