"""How the staff API answers: JSON with the page's headers, an error as a code, and never more about a fault."""

import logging
from typing import Any

from sanic import Sanic, response
from sanic.exceptions import InvalidUsage, MethodNotSupported, PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.page import HEADERS
from bot.channels.staff.tries import RETRY_SECONDS
from bot.errors import (
    BotError,
    LastSupervisorError,
    MessageTooLongError,
    MoveRefusedError,
    NameTakenError,
    NotAllowedError,
    NotFoundError,
    NotSignedInError,
    NotStorableError,
    ShelfError,
    StaffError,
    StaleWriteError,
    StoreError,
    TooFastError,
    TooManyTriesError,
    UnknownAccountError,
    UnreadableMessageError,
)

PREFIX = "/staff"
TOO_MANY = 429
# As the page's, but that a form may be sent nowhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STAFF_HEADERS = HEADERS | {"Content-Security-Policy": POLICY}

# The first that fits; a status without a code says the error's own text, which is one.
ANSWERS: tuple[tuple[type[Exception], int, str], ...] = (
    (NotSignedInError, 401, ""),
    (NotAllowedError, 403, ""),
    (NotFoundError, 404, ""),
    (TooManyTriesError, TOO_MANY, "too_many_tries"),
    (TooFastError, TOO_MANY, "too_fast"),
    (UnreadableMessageError, 400, ""),
    (MessageTooLongError, 413, "too_long"),
    (PayloadTooLarge, 413, "too_long"),
    (InvalidUsage, 400, "unreadable"),
    (NameTakenError, 409, "name_taken"),
    (LastSupervisorError, 409, "last_supervisor"),
    (UnknownAccountError, 404, "no_such_account"),
    (StaffError, 400, "not_as_agreed"),
    (StaleWriteError, 409, "changed_meanwhile"),
    (NotStorableError, 400, "not_storable"),
    (StoreError, 503, "unavailable"),
    (ShelfError, 503, "unavailable"),
    (MoveRefusedError, 409, ""),
)

logger = logging.getLogger(__name__)


def answer(body: Any, status: int = 200) -> HTTPResponse:
    """Return a body as JSON."""
    return response.json(body, status=status)


def nothing() -> HTTPResponse:
    """Return 204."""
    return response.empty()


def refused(request: Request, error: Exception) -> HTTPResponse:
    """Return the answer to an error: its status and code; what nobody foresaw is 500 and logged by its class."""
    if isinstance(error, MoveRefusedError) and str(error) == "gone":
        return answer({"error": "no_such_chat"}, 404)
    found = next((row for row in ANSWERS if isinstance(error, row[0])), None)
    if found is None:
        return _unforeseen(error)
    _, status, code = found
    given = answer({"error": code or str(error)}, status)
    if status == TOO_MANY:
        given.headers["Retry-After"] = str(error.seconds if isinstance(error, TooFastError) else RETRY_SECONDS)
    return given


def _unforeseen(error: Exception) -> HTTPResponse:
    if isinstance(error, SanicException) and not isinstance(error, BotError) and error.status_code < 500:
        return answer({"error": "nothing_here" if error.status_code == 404 else "unreadable"}, error.status_code)
    logger.error("a staff request failed with %s", type(error).__name__)
    return answer({"error": "failed"}, 500)


def add_frame(app: Sanic) -> None:
    """Give everything under /staff its headers, and what no route serves an answer like all others."""

    @app.middleware("request")
    async def say_that_there_is_nothing(request: Request) -> HTTPResponse | None:
        return _no_route(request) if is_ours(request) and request.route is None else None

    @app.middleware("response")
    async def add_headers(request: Request, given: HTTPResponse) -> None:
        if is_ours(request):
            given.headers.update(STAFF_HEADERS)


def is_ours(request: Request) -> bool:
    """Say whether a request is for the staff's side."""
    return request.path == PREFIX or request.path.startswith(PREFIX + "/")


def _no_route(request: Request) -> HTTPResponse:
    try:
        request.app.router.get(request.path, request.method, None)
    except MethodNotSupported as error:
        refusal = answer({"error": "no_such_method"}, 405)
        refusal.headers.update(getattr(error, "headers", None) or {})
        return refusal
    except SanicException:
        pass
    return answer({"error": "nothing_here"}, 404)
