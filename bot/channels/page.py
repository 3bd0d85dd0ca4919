"""The chat page at /, with and without JavaScript, its static files and its headers."""

import contextlib
import secrets
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels import numbers_only
from bot.channels.base import Desk
from bot.channels.desks import desk_of
from bot.channels.fixed_words import said, text_of
from bot.channels.metrics import meters
from bot.channels.pace import FROM_ADDRESS, IN_SESSION, OPENED, address_of, pace_of
from bot.channels.page_files import STATIC
from bot.channels.page_words import script_words, standing_words
from bot.content.pages import NAMES, load_page
from bot.errors import MessageTooLongError, NotReadyError, ShelfError, TooFastError, UnknownSessionError
from bot.session.session import Reply, Session
from bot.settings import settings

WEB = Path(__file__).resolve().parents[2] / "web"
# Where the leave control goes; a page anybody may be looking at.
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"

# form-action names the neutral site because Chromium also checks where a posted form is sent on to.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self' https://www.bbc.co.uk; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

templates = Environment(loader=FileSystemLoader(WEB), autoescape=select_autoescape(default=True))


def add_page(app: Sanic) -> None:
    """Answer GET / with the page, ahead of Rasa's own greeting."""

    @app.middleware("request")
    async def show_page(request: Request) -> HTTPResponse | None:
        return await first_page(request) if request.path == "/" and request.method in ("GET", "HEAD") else None


def add_static(chat: Blueprint) -> None:
    """Add the page's forms and files to a blueprint."""
    chat.add_route(take_form, "/", methods=["POST"], name="form")
    chat.add_route(leave, "/leave", methods=["POST"])
    for name in STATIC:
        chat.static(f"/static/{name}", WEB / name, name=f"static_{name}")


async def first_page(request: Request) -> HTTPResponse:
    """Return the page with the opening words; no session is opened before the adult says something."""
    try:
        desk = desk_of(request.app)
    except NotReadyError:
        return _page(numbers_only.instead_of() or said("utter_starting"), None)
    return _page(await _opening(desk), None)


async def _opening(desk: Desk) -> Reply:
    return await desk.handoff.with_person(None, desk.opening())


async def take_form(request: Request) -> HTTPResponse:
    """Answer a message sent without JavaScript by a page with the last answer only."""
    try:
        desk = desk_of(request.app)
        token = request.form.get("session") or ""
        _keep_pace(request, token)
        session = await (desk.sessions.find(token) if token else _opened(desk))
    except NotReadyError:
        return _page(numbers_only.instead_of() or said("utter_starting"), None)
    except TooFastError as error:
        return _too_fast(request, error)
    except UnknownSessionError:
        return _page(await _opening(desk), None, notice=text_of("utter_session_ended"))
    except ShelfError as error:
        return _without_the_shelf(desk, request.form, error)
    return await _answer_form(desk, session, request.form)


async def _opened(desk: Desk) -> Session:
    return await desk.sessions.open(await _opening(desk))


def _without_the_shelf(desk: Desk, form: Any, error: ShelfError) -> HTTPResponse:
    """Return the same page with the emergency numbers, so that the form can be sent again; who hides is let go."""
    reply = desk.without_the_shelf(error, form.get("payload") or "")
    if reply.hide:
        return _away()
    page = _page(reply, None, carry=(form.get("session") or "", form.get("turn") or ""))
    page.status = 503
    return page


def _keep_pace(request: Request, token: str) -> None:
    """Count a form by its address, and by its session or as one that opens a session; a press to hide is not counted.

    Raises:
        TooFastError: one of them is over its limit.
    """
    pace, address = pace_of(request.app), address_of(request)
    if (request.form.get("payload") or "").startswith(numbers_only.HIDE):
        return
    pace.take_from(FROM_ADDRESS, address)
    if token:
        pace.take(IN_SESSION, token)
    else:
        pace.take_from(OPENED, address)


def _too_fast(request: Request, error: TooFastError) -> HTTPResponse:
    """Return the same page with the numbers, so that the form can be sent again; nothing was done."""
    meters().turn("too_fast")
    sent = (request.form.get("session") or "", request.form.get("turn") or "")
    page = _page(said("utter_too_fast"), None, carry=sent)
    page.status = 429
    page.headers["Retry-After"] = str(error.seconds)
    return page


async def _answer_form(desk: Desk, session: Session, form: Any) -> HTTPResponse:
    """Answer once for each page sent: an old page sent again shows the last answer."""
    turn = form.get("turn") or ""
    if form.get("check"):
        return await _checked(desk, session)
    if form.get("session") and turn != session.turn and not session.answer_to(turn):
        return _page(session.last, session)
    try:
        payload = form.get("payload") or ""
        text = "" if payload else form.get("text") or ""
        # The turn of the page is the message's id, so that the same page sent twice is answered once.
        reply = await desk.answer(session, text=text, payload=payload, message_id=turn)
    except MessageTooLongError:
        return _page(Reply([*said("utter_too_long").messages, *session.last.messages[-1:]]), session)
    except UnknownSessionError:
        return _page(await _opening(desk), None)
    if reply.hide:
        await _end(desk, session.token)
        return _away()
    if reply.state == "live" and not reply.messages:
        return _page(await _since(desk, session), session)
    return _page(reply, None if reply.ended else session)


async def _checked(desk: Desk, session: Session) -> HTTPResponse:
    try:
        return _page(await desk.handoff.check(session), session)
    except UnknownSessionError:
        return _page(await _opening(desk), None, notice=text_of("utter_session_ended"))


async def _end(desk: Desk, token: str) -> None:
    """End a session; leaving works at any time and any number of times."""
    with contextlib.suppress(UnknownSessionError, ShelfError):
        await desk.sessions.end(token)
        await desk.handoff.settled()


def _away() -> HTTPResponse:
    return response.redirect(NEUTRAL_SITE, status=303, headers=HEADERS)


async def _since(desk: Desk, session: Session) -> Reply:
    """Return what a person has written since the last page, and that the adult's message was sent."""
    came = await desk.handoff.check(session)
    said_so = said("utter_handoff_sent").messages
    return Reply([*(row for row in came.messages if row.get("from")), *said_so], came.names, came.state)


async def leave(request: Request) -> HTTPResponse:
    """End the session, if it still lives, and send the browser to the neutral site."""
    with contextlib.suppress(NotReadyError):
        await _end(desk_of(request.app), request.form.get("session") or "")
    return _away()


def _page(
    reply: Reply, session: Session | None, *, notice: str = "", carry: tuple[str, str] = ("", "")
) -> HTTPResponse:
    """Return the page; carry: token and turn of the page that was sent, where its session was not looked up."""
    token, turn = (session.token, session.turn) if session else carry
    html = templates.get_template("page.html.j2").render(
        trial=settings().env == "trial",
        session=token,
        turn=turn or secrets.token_hex(16),
        messages=reply.messages,
        notice=notice,
        ended=reply.ended,
        state=reply.state,
        demo=settings().demo,
        modules=[name for name in STATIC if name.startswith("chat_")] + ["leaving.js"],
        words=standing_words(),
        script_words=script_words(),
        leaflets={name: load_page(name).title for name in NAMES},
    )
    return response.html(html, headers=HEADERS)
