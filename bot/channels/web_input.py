"""Reads and checks what a web client sends."""

from pydantic import BaseModel, Extra, StrictStr, ValidationError, root_validator
from sanic.exceptions import InvalidUsage
from sanic.request import Request

from bot.errors import MessageTooLongError, UnknownSessionError, UnreadableMessageError

BEARER = "Bearer "
# A message of 4,000 characters is at most 16,000 bytes, six times that when every one is escaped in JSON.
LARGEST_BODY = 100_000
LONGEST_ID = 64
WANTED = 'Please send JSON with "text" or "payload", and nothing but an "id" beside it.'


class MessageIn(BaseModel):
    """One message: a text or the payload of a button, and an id under which a repeat gets the same answer."""

    text: StrictStr = ""
    payload: StrictStr = ""
    id: StrictStr = ""

    class Config:
        extra = Extra.forbid

    @root_validator(pre=True)
    def _one_of_text_and_payload(cls, values: dict) -> dict:
        if ("text" in values) == ("payload" in values):
            raise ValueError("one of text and payload")
        return values

    @root_validator(skip_on_failure=True)
    def _short_id(cls, values: dict) -> dict:
        if len(values["id"]) > LONGEST_ID:
            raise ValueError("id too long")
        return values


def read_message(request: Request) -> MessageIn:
    """Return the message of a request.

    Raises:
        MessageTooLongError: the body is too large.
        UnreadableMessageError: it is not JSON of the agreed shape.
    """
    if len(request.body or b"") > LARGEST_BODY:
        raise MessageTooLongError
    try:
        body = request.json
        if not isinstance(body, dict):
            raise UnreadableMessageError(WANTED)
        return MessageIn.parse_obj(body)
    except (InvalidUsage, ValidationError, TypeError, RecursionError):
        raise UnreadableMessageError(WANTED) from None


def bearer(request: Request) -> str:
    """Return the session token of a request.

    Raises:
        UnknownSessionError: there is none.
    """
    header = request.headers.get("authorization") or ""
    if not header.startswith(BEARER):
        raise UnknownSessionError
    return header[len(BEARER) :]


def last_event_id(request: Request) -> int | None:
    """Return the number of the last event a client has had, None where it names none that can be read."""
    named = request.headers.get("last-event-id") or ""
    return int(named) if named.isascii() and named.isdecimal() and len(named) < LONGEST_ID else None
