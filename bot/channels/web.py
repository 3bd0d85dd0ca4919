"""The web channel: the chat API of design section 10, as a Sanic blueprint inside Rasa's server."""

import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.base import Desk
from bot.channels.desks import desk_of
from bot.channels.fixed_words import text_of
from bot.channels.handoff_news import News
from bot.channels.health import health
from bot.channels.leaflets import add_leaflets
from bot.channels.metrics import meters
from bot.channels.metrics_page import show_metrics
from bot.channels.numbers_only import HIDE
from bot.channels.pace import FROM_ADDRESS, IN_SESSION, OPENED, TYPING, Rule, address_of, pace_of
from bot.channels.page import add_page, add_static
from bot.channels.page_frame import add_frame
from bot.channels.server_limits import set_limits
from bot.channels.web_input import MessageIn, bearer, last_event_id, read_message
from bot.errors import BotError, MessageTooLongError, NotReadyError, ShelfError, TooFastError, UnknownSessionError
from bot.session.log_setup import quieten_logs
from bot.session.session import SAFE_REPLY, Reply, Session

NO_STORE = {"Cache-Control": "no-store"}
STATUS_OF_ERROR = {
    UnknownSessionError: 401,
    MessageTooLongError: 413,
    TooFastError: 429,
    NotReadyError: 503,
    ShelfError: 503,
}
WORDS_OF_ERROR = {
    UnknownSessionError: "utter_session_ended",
    MessageTooLongError: "utter_too_long",
    TooFastError: "utter_too_fast",
    NotReadyError: "utter_starting",
    ShelfError: "utter_safe_reply",
}


class WebChannel(InputChannel):
    """Serves the page and the chat API."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "web"

    def url_prefix(self) -> str:
        """Mount at the root, outside /webhooks/."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes of the page and of the API."""
        quieten_logs()
        chat = RootBlueprint("steady_web")
        chat.add_route(open_session, "/chat/sessions", methods=["POST"])
        chat.add_route(end_session, "/chat/sessions", methods=["DELETE"])
        chat.add_route(take_message, "/chat/messages", methods=["POST"])
        chat.add_route(take_typing, "/chat/typing", methods=["POST"])
        chat.add_route(send_events, "/chat/events", methods=["GET"])
        chat.add_route(health, "/health", methods=["GET"])
        chat.add_route(show_metrics, "/metrics", methods=["GET"])
        add_static(chat)
        add_leaflets(chat)
        chat.exception(BotError)(say_what_is_wrong)
        return chat


class RootBlueprint(Blueprint):
    """A blueprint that also answers GET / before Rasa's own hello does."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Register the routes, the page as request middleware (Rasa holds its route), and the frame of all answers."""
        super().register(app, options)
        set_limits(app)
        add_page(app)
        add_frame(app)


async def open_session(request: Request) -> HTTPResponse:
    """Open a session."""
    pace_of(request.app).take_from(OPENED, address_of(request))
    desk = desk_of(request.app)
    session = await desk.sessions.open(await desk.handoff.with_person(None, desk.opening()))
    body = {"session": session.token, "expires_in_seconds": desk.sessions.idle_seconds}
    return response.json(body, status=201, headers=NO_STORE)


async def end_session(request: Request) -> HTTPResponse:
    """End a session; all of it is gone when this answers."""
    desk = desk_of(request.app)
    await desk.sessions.end(bearer(request))
    await desk.handoff.settled()
    return response.empty(headers=NO_STORE)


async def take_message(request: Request) -> HTTPResponse:
    """Answer a message or a button press."""
    desk, token = desk_of(request.app), bearer(request)
    message: MessageIn = read_message(request)
    hides = message.payload.startswith(HIDE)  # Hide beats everything (safety-rules.md 1).
    try:
        session = await (desk.sessions.find(token) if hides else _paced(request, desk, IN_SESSION))
    except ShelfError as error:
        return response.json(as_json(desk.without_the_shelf(error, message.payload)), headers=NO_STORE)
    reply = await desk.answer(session, text=message.text, payload=message.payload, message_id=message.id)
    return response.json(as_json(reply), headers=NO_STORE)


async def take_typing(request: Request) -> HTTPResponse:
    """Tell the person, where one is there, that the adult types."""
    desk = desk_of(request.app)
    await desk.handoff.typing(await _paced(request, desk, TYPING))
    return response.empty(headers=NO_STORE)


async def _paced(request: Request, desk: Desk, rule: Rule) -> Session:
    """Return the session of a request that is not over the limits of its address and of the session."""
    pace = pace_of(request.app)
    pace.take_from(FROM_ADDRESS, address_of(request))
    session = await desk.sessions.find(bearer(request))
    pace.take(rule, session.sender_id)
    return session


def as_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as the API gives it."""
    body: dict[str, Any] = {"messages": reply.messages, "state": "ended" if reply.ended else reply.state}
    if reply.names == SAFE_REPLY:
        body["again"] = True  # The message was not answered; the page offers to send it again.
    return body | {"hide": True} if reply.hide else body


async def send_events(request: Request) -> None:
    """Stream what happens without a message; a client that comes back gets what it missed, once and in order."""
    desk = desk_of(request.app)
    session = await desk.sessions.find(bearer(request))
    stream = await request.respond(content_type="text/event-stream", headers=NO_STORE)
    await stream.send(": open\n\n")
    async with contextlib.aclosing(desk.handoff.follow(session, last_event_id(request))) as news:
        async for row in news:
            await stream.send(as_event(row))
    await stream.eof()


def as_event(row: News) -> str:
    """Return a row as a server-sent event; one that can be asked for again carries its number."""
    if row.kind == "quiet":
        return ": still here\n\n"
    number = f"id: {row.number}\n" if row.number else ""
    return f"{number}event: {row.kind}\ndata: {json.dumps(row.data, ensure_ascii=False)}\n\n"


async def say_what_is_wrong(request: Request, error: BotError) -> HTTPResponse:
    """Answer one of our own errors with its status and a plain sentence."""
    kind = type(error)
    words = text_of(WORDS_OF_ERROR[kind]) if kind in WORDS_OF_ERROR else str(error)
    headers = dict(NO_STORE)
    if isinstance(error, TooFastError):
        meters().turn("too_fast")
        headers["Retry-After"] = str(error.seconds)
    return response.json({"error": words}, status=STATUS_OF_ERROR.get(kind, 400), headers=headers)
