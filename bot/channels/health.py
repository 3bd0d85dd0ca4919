"""Says whether a message would be answered."""

import asyncio

import aiohttp
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.desks import desk_of
from bot.channels.troubles import troubles
from bot.errors import NotReadyError

ACTION_SERVER_SECONDS = 1.0
READY = "ready"
NO_STORE = {"Cache-Control": "no-store"}


async def health(request: Request) -> HTTPResponse:
    """Answer 200 {"status": "ready"} when the model is loaded and action server and Redis answer, else 503.

    What else is wrong stands beside it as "troubles", a list of names that is left out where there is none.
    """
    try:
        endpoint = desk_of(request.app).agent.action_endpoint
    except NotReadyError:
        return response.json({"status": "starting"}, status=503, headers=NO_STORE)
    ready = endpoint is not None and await _answers(endpoint.url.rsplit("/", 1)[0] + "/health")
    found = await troubles(request.app)
    status = _status(ready, found)
    body: dict[str, object] = {"status": status} | ({"troubles": found} if found else {})
    return response.json(body, status=200 if status == READY else 503, headers=NO_STORE)


def _status(actions: bool, found: list[str]) -> str:
    """Return what keeps messages from being answered: sessions lie on the shelf, so nothing goes on without Redis."""
    if "shelf" in found:
        return "no Redis"
    return READY if actions else "no action server"


async def _answers(url: str) -> bool:
    try:
        timeout = aiohttp.ClientTimeout(total=ACTION_SERVER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as client, client.get(url) as answer:
            # What rasa_sdk says; anything else is not an action server, or not a well one.
            return answer.status == 200 and await answer.json() == {"status": "ok"}
    except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
        return False
