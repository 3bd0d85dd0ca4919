"""The console's page at /staff and its files; whoever may not sign in sees nothing but the form."""

from pathlib import Path

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.page import WEB, templates
from bot.settings import settings

STAFF_WEB = WEB / "staff"
PAGE = "staff/console.html.j2"
# What stands beside the page and is of these kinds is a file of it.
KINDS = (".js", ".css", ".svg", ".png", ".mp3", ".ogg", ".wav", ".woff2")


def add_page(staff: Blueprint) -> None:
    """Add /staff, and /staff/static/<file> for each file of the page."""
    staff.add_route(show_page, "/staff", methods=["GET"], name="page")
    for path in static_files():
        staff.static(f"/staff/static/{path.name}", path, name=f"file_{path.name}")


def static_files() -> list[Path]:
    """Return the files of the page."""
    return sorted(path for path in STAFF_WEB.glob("*") if path.suffix in KINDS)


async def show_page(request: Request) -> HTTPResponse:
    """Return the console's page."""
    return response.html(templates.get_template(PAGE).render(trial=settings().env == "trial"))
