"""What every answer outside the staff's side has in common: the strict headers, and a plain page for an error."""

import logging

from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.fixed_words import text_of
from bot.channels.page import HEADERS, templates

WORDS_OF = {404: "utter_page_nothing_here"}
REFUSED = "utter_page_refused"
FAILED = "utter_safe_reply"
SERVERS_FAULT = 500

logger = logging.getLogger(__name__)


def add_frame(app: Sanic) -> None:
    """Give all answers their headers, and an error the words of the guide in place of the server's."""

    @app.middleware("response")
    async def add_headers(request: Request, given: HTTPResponse) -> None:
        for name, value in HEADERS.items():
            given.headers.setdefault(name, value)

    app.error_handler.add(SanicException, answer_refusal)
    app.error_handler.add(Exception, answer_fault)


def answer_refusal(request: Request, error: SanicException) -> HTTPResponse:
    """Answer what Sanic refuses: 404 and the like."""
    status = error.status_code
    if status >= SERVERS_FAULT and not getattr(error, "quiet", False):
        logger.error("a request failed with %s", type(error).__name__)
    name = WORDS_OF.get(status, FAILED if status >= SERVERS_FAULT else REFUSED)
    return _answer(request, name, status, getattr(error, "headers", None))


def answer_fault(request: Request, error: Exception) -> HTTPResponse:
    """Answer what nobody foresaw, and log its class alone."""
    logger.error("a request failed with %s", type(error).__name__)
    return _answer(request, FAILED, SERVERS_FAULT)


def _answer(request: Request, name: str, status: int, headers: dict[str, str] | None = None) -> HTTPResponse:
    """Return a page to who asks for one, as a browser does, and JSON to others."""
    words = text_of(name)
    if "text/html" not in request.headers.get("accept", ""):
        return response.json({"error": words}, status=status, headers=headers)
    html = templates.get_template("error.html.j2").render(words=words)
    return response.html(html, status=status, headers=headers)
