"""Lets a server that was told to stop finish its turns and nothing else: streams break off at once.

Who reads one asks for it again with the number of the last event, and another guide goes on where this one was.
"""

import asyncio
from typing import cast
from weakref import WeakSet

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

# Told to stop, a server takes nothing new and finishes its turns, of five seconds at most.
DRAIN_SECONDS = 6
STREAM = "text/event-stream"
# A page may come back to the same server in the moment before it takes nothing new.
LOOK_SECONDS = 0.1


def close_well(app: Sanic) -> None:
    """Set how long turns may take to finish, and break off streams when the server is told to stop."""
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = DRAIN_SECONDS
    streams: WeakSet[Request] = WeakSet()

    @app.middleware("response")
    async def note_streams(request: Request, given: HTTPResponse) -> None:
        if (given.content_type or "").startswith(STREAM):
            streams.add(request)

    async def begin(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.steady_closing = loop.create_task(_break_off(streams))

    app.register_listener(begin, "before_server_stop")


async def _break_off(streams: "WeakSet[Request]") -> None:
    """Break off all streams, and those that come meanwhile; ends with the event loop."""
    while True:
        for request in list(streams):
            cast(asyncio.Transport, request.transport).abort()
        await asyncio.sleep(LOOK_SECONDS)
