"""The staff API's own description, web/staff/openapi.yml, as JSON for tools."""

from functools import lru_cache
from typing import Any

import yaml
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer
from bot.channels.staff.guard import Me, signed_in
from bot.channels.staff.page import STAFF_WEB

OPENAPI = STAFF_WEB / "openapi.yml"


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """Return the description, an OpenAPI 3.0 document."""
    described: dict[str, Any] = yaml.safe_load(OPENAPI.read_text())
    return described


@signed_in
async def show_description(request: Request, me: Me) -> HTTPResponse:
    """Return the description."""
    return answer(openapi())
