"""What the server takes of a client, and the headers that go with every answer, also with an error's.

Set before the server starts, on the whole app: Sanic reads a request before it knows whose route it is.
"""

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.closing import close_well
from bot.channels.page import HEADERS
from bot.settings import settings

# The largest body that any route of ours takes is Telegram's (telegram_webhook.py); Sanic would take 100 MB.
LARGEST_BODY = 1_000_000
# Sanic's own, named because the limits belong together: a session's token and the browser's headers need a tenth.
LARGEST_HEADERS = 8192
# From a connection's first byte to the last of its headers; Sanic would wait for a minute.
REQUEST_SECONDS = 15
# From the headers to the answer, a slow body included. A stream of ours is never silent for longer than 20 s (design.md
# 10); what is silent for longer than this is broken.
RESPONSE_SECONDS = 60
# The page sends nothing for as long as an adult reads; a connection kept open for that holds a file of the process.
KEEP_ALIVE_SECONDS = 15
# The page's own files are the same for everybody, and may be kept.
CACHING, FILES = "Cache-Control", "/static/"
# What Sanic answers when a client was too slow.
TIMED_OUT = (408, 503)


def set_limits(app: Sanic) -> None:
    """Limit what a client may send and how slowly, and give every answer its headers."""
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.REQUEST_MAX_HEADER_SIZE = LARGEST_HEADERS
    app.config.REQUEST_TIMEOUT = REQUEST_SECONDS
    app.config.RESPONSE_TIMEOUT = RESPONSE_SECONDS
    app.config.KEEP_ALIVE_TIMEOUT = KEEP_ALIVE_SECONDS
    close_well(app)
    app.config.PROXIES_COUNT = settings().proxies or None

    @app.middleware("response")
    async def add_headers(request: Request, given: HTTPResponse) -> None:
        for name, value in HEADERS.items():
            if name != CACHING or not request.path.startswith(FILES):
                given.headers.setdefault(name, value)
        let_go(request, given)


def let_go(request: Request, given: HTTPResponse) -> None:
    """Close the connection of a client that stopped in the middle of a body.

    Sanic 21.12 answers it, by then has stopped its own clock, and waits for the rest of the body without end.
    """
    stream = request.stream
    if stream and given.status in TIMED_OUT and stream.request_body:
        stream.request_body = None
        stream.keep_alive = False
