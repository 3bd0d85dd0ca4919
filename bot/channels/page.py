"""The chat page at /, with and without JavaScript, its static files and its headers."""

import secrets
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.base import Desk
from bot.channels.desks import desk_of
from bot.channels.fixed_words import said, text_of
from bot.content.pages import NAMES, load_page
from bot.errors import MessageTooLongError, NotReadyError, UnknownSessionError
from bot.session.sessions import Reply, Session
from bot.settings import settings

WEB = Path(__file__).resolve().parents[2] / "web"
# Where the leave control goes; a page anybody may be looking at.
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"
STATIC = ("chat.js", "bar.js", "style.css", "leaflet.css", "icon.svg")

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
}

templates = Environment(loader=FileSystemLoader(WEB), autoescape=select_autoescape(default=True))


def add_page(app: Sanic) -> None:
    """Answer GET / with the page, ahead of Rasa's own greeting."""

    @app.middleware("request")
    async def show_page(request: Request) -> HTTPResponse | None:
        return first_page(request) if request.path == "/" and request.method in ("GET", "HEAD") else None


def add_static(chat: Blueprint) -> None:
    """Add the page's forms and files to a blueprint."""
    chat.add_route(take_form, "/", methods=["POST"], name="form")
    chat.add_route(leave, "/leave", methods=["POST"])
    for name in STATIC:
        chat.static(f"/static/{name}", WEB / name, name=f"static_{name}")


def first_page(request: Request) -> HTTPResponse:
    """Return the page with the opening words; no session is opened before the adult says something."""
    try:
        opening = desk_of(request.app).opening()
    except NotReadyError:
        return _page(said("utter_starting"), None)
    return _page(opening, None)


async def take_form(request: Request) -> HTTPResponse:
    """Answer a message sent without JavaScript by a page with the last answer only."""
    try:
        desk = desk_of(request.app)
        token = request.form.get("session") or ""
        session = desk.sessions.find(token) if token else desk.sessions.open(desk.opening())
    except NotReadyError:
        return _page(said("utter_starting"), None)
    except UnknownSessionError:
        return _page(desk.opening(), None, notice=text_of("utter_session_ended"))
    return await _answer_form(desk, session, request.form)


async def _answer_form(desk: Desk, session: Session, form: Any) -> HTTPResponse:
    """Answer once for each page sent: an old page sent again shows the last answer."""
    turn = form.get("turn") or ""
    if form.get("check") or (form.get("session") and turn != session.turn and not session.answer_to(turn)):
        return _page(session.last, session)
    try:
        payload = form.get("payload") or ""
        text = "" if payload else form.get("text") or ""
        # The turn of the page is the message's id, so that the same page sent twice is answered once.
        reply = await desk.answer(session, text=text, payload=payload, message_id=turn)
    except MessageTooLongError:
        return _page(Reply([*said("utter_too_long").messages, *session.last.messages[-1:]]), session)
    except UnknownSessionError:
        return _page(desk.opening(), None)
    if reply.hide:
        desk.sessions.end(session.token)
        return response.redirect(NEUTRAL_SITE, status=303, headers=HEADERS)
    return _page(reply, None if reply.ended else session)


async def leave(request: Request) -> HTTPResponse:
    """End the session, if it still lives, and send the browser to the neutral site."""
    try:
        desk_of(request.app).sessions.end(request.form.get("session") or "")
    except (UnknownSessionError, NotReadyError):
        pass  # Leaving works at any time and any number of times.
    return response.redirect(NEUTRAL_SITE, status=303, headers=HEADERS)


def _page(reply: Reply, session: Session | None, *, notice: str = "") -> HTTPResponse:
    html = templates.get_template("page.html.j2").render(
        trial=settings().env == "trial",
        session=session.token if session else "",
        turn=session.turn if session else secrets.token_hex(16),
        messages=reply.messages,
        notice=notice,
        ended=reply.ended,
        leaflets={name: load_page(name).title for name in NAMES},
    )
    return response.html(html, headers=HEADERS)
