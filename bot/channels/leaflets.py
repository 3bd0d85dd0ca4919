"""The pages to print or keep, beside the chat page: what is written in content/pages/, the same for every visitor."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from markupsafe import Markup
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.fixed_words import text_of
from bot.channels.page import HEADERS, templates
from bot.content.lines import placeholders
from bot.content.pages import NAMES, NEUTRAL, load_page
from bot.content.responses import PLACEHOLDER
from bot.settings import settings

# A nation is a part of the path, so that no cookie and no form has to remember it.
PATH_OF_NATION = {"ENG": "england", "WAL": "wales", "SCO": "scotland", "NIR": "northern-ireland"}


def add_leaflets(chat: Blueprint) -> None:
    """Add /<name>, and /<name>/<nation> for each nation that has words of its own on that page."""
    for name in NAMES:
        for nation in (NEUTRAL, *load_page(name).nations):
            chat.add_route(_shown(name, nation), path_of(name, nation), methods=["GET"], name=f"{name}_{nation}")


def path_of(name: str, nation: str = NEUTRAL) -> str:
    """Return the path of a page."""
    return f"/{name}" if nation == NEUTRAL else f"/{name}/{PATH_OF_NATION[nation]}"


def linked(text: str) -> Markup:
    """Return a text as HTML, each telephone number of the lines as a link that dials it."""
    values = {name: _link(value) if name.endswith("_phone") else value for name, value in placeholders().items()}
    # A split by the pattern gives words and names in turn; join escapes all that is not HTML already.
    parts = PLACEHOLDER.split(text)
    return Markup("").join(values[part] if number % 2 else part for number, part in enumerate(parts))


def _link(phone: str) -> Markup:
    return Markup('<a href="tel:{}">{}</a>').format(re.sub(r"\D", "", phone), phone)


def _shown(name: str, nation: str) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    async def show(request: Request) -> HTTPResponse:
        return response.html(leaflet(name, nation), headers=HEADERS)

    return show


def leaflet(name: str, nation: str) -> str:
    """Return the HTML of one page for one nation."""
    trial = text_of("utter_trial") if settings().env == "trial" else ""
    page = load_page(name, nation)
    paths = {each: path_of(name, each) for each in (NEUTRAL, *page.nations)}
    return templates.get_template("leaflet.html.j2").render(page=page, paths=paths, linked=linked, trial=trial)
