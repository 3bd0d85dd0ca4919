"""Takes the signed calls of a helpline's platform; their contract is docs/handoff-webhook.openapi.yml."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Extra, Field, conint, constr, parse_raw_as
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from standardwebhooks import Webhook, WebhookVerificationError

from bot.errors import MoveRefusedError, ShelfError
from bot.handoff.routes.platform import Platform

# A message of 4,000 characters is at most 16,000 bytes, six times that when each is escaped in JSON.
LARGEST_BODY = 100_000
NO_STORE = {"Cache-Control": "no-store"}
HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")

Ref = constr(regex=r"^[0-9a-f]{1,32}$")
Code = constr(regex=r"^[a-z0-9_]{1,40}$")


class _Event(BaseModel):
    class Config:
        extra = Extra.forbid


class People(_Event):
    """How many people answer now, and how many chats they take at once; counts for 45 seconds."""

    type: Literal["line.people"]
    people: conint(strict=True, ge=0, le=1000)  # type: ignore[valid-type]
    capacity: conint(strict=True, ge=0, le=10_000)  # type: ignore[valid-type]


class Taken(_Event):
    """Somebody joins; name is what the adult sees."""

    type: Literal["chat.taken"]
    ref: Ref  # type: ignore[valid-type]
    name: constr(strip_whitespace=True, min_length=1, max_length=24)  # type: ignore[valid-type]


class Message(_Event):
    """What they write."""

    type: Literal["chat.message"]
    ref: Ref  # type: ignore[valid-type]
    name: constr(strip_whitespace=True, min_length=1, max_length=24)  # type: ignore[valid-type]
    text: constr(strip_whitespace=True, min_length=1, max_length=4000)  # type: ignore[valid-type]


class Plain(_Event):
    """They type, or give the chat back to the queue."""

    type: Literal["chat.typing", "chat.given_up"]
    ref: Ref  # type: ignore[valid-type]


class Over(_Event):
    """The adult goes back to the guide, or the chat is over; with what was decided about danger."""

    type: Literal["chat.returned", "chat.ended"]
    ref: Ref  # type: ignore[valid-type]
    danger: Code  # type: ignore[valid-type]


class RecordDecided(_Event):
    """Whether they made a safeguarding record, and why."""

    type: Literal["chat.record"]
    ref: Ref  # type: ignore[valid-type]
    needed: Literal["yes", "no"]
    reason: Code  # type: ignore[valid-type]


Event = Annotated[People | Taken | Message | Plain | Over | RecordDecided, Field(discriminator="type")]


def add_helpline(blueprint: Blueprint, secret: str, platform: Callable[[Request], Platform]) -> None:
    """Add the route; ``platform`` returns the platform of a request's process."""
    webhook = Webhook(secret)

    async def take(request: Request) -> HTTPResponse:
        body = request.body or b""
        if len(body) > LARGEST_BODY:
            return _answer(413, "too_large")
        if not signed(webhook, request):
            return _answer(401, "signature")
        try:
            event: BaseModel = parse_raw_as(Event, body)  # type: ignore[arg-type]
        except (ValueError, RecursionError):
            return _answer(400, "unreadable")
        return await _done(platform(request), event.dict(), request.headers["webhook-id"])

    blueprint.add_route(take, "/handoff/webhook", methods=["POST"], name="helpline")


def signed(webhook: Webhook, request: Request) -> bool:
    """Say whether a request carries the secret's signature of its body, made within the last five minutes."""
    headers = {name: request.headers.get(name) or "" for name in HEADERS}
    try:
        webhook.verify(request.body or b"", headers, json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return len(headers["webhook-id"]) <= 128


async def _done(platform: Platform, act: dict[str, Any], event_id: str) -> HTTPResponse:
    try:
        fresh = await platform.take(act, event_id)
    except MoveRefusedError as refusal:
        return _answer(404 if str(refusal) == "gone" else 409, str(refusal))
    except ShelfError:
        return _answer(503, "try_again")
    return response.json({"done": True, "again": not fresh}, headers=NO_STORE)


def _answer(status: int, code: str) -> HTTPResponse:
    return response.json({"error": code}, status=status, headers=NO_STORE)
