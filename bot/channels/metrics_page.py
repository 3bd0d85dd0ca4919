"""GET /metrics: to monitoring on this machine, or to who has the token; to everybody else there is no such page."""

import hmac
import ipaddress
from collections import Counter

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.desks import desk_of
from bot.channels.lines import human_line
from bot.channels.metrics import CONTENT_TYPE, Now, meters
from bot.channels.troubles import troubles
from bot.errors import NotReadyError, ShelfError
from bot.handoff.record import State
from bot.settings import settings

NO_STORE = {"Cache-Control": "no-store"}
BEARER = "Bearer "
WAITING = (State.QUEUED, State.RESERVED)
# Whoever comes through a proxy on this machine comes from its loopback address too.
LEFT_BY_PROXIES = ("x-forwarded-for", "forwarded", "x-real-ip")


async def show_metrics(request: Request) -> HTTPResponse:
    """Answer with the figures of this process, and those of the line that all processes share."""
    if not may_read(request):
        return response.json({"error": "nothing_here"}, status=404, headers=NO_STORE)
    written = meters().written(await _now(request.app))
    return response.raw(written, content_type=CONTENT_TYPE, headers=NO_STORE)


def may_read(request: Request) -> bool:
    """Say whether who asks may read the figures (docs/settings.md, STEADY_METRICS_TOKEN)."""
    if token := settings().metrics_token.get_secret_value():
        given = request.headers.get("authorization") or ""
        return hmac.compare_digest(given.encode("utf-8", "replace"), (BEARER + token).encode())
    return _is_loopback(request.ip) and not any(name in request.headers for name in LEFT_BY_PROXIES)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


async def _now(app: Sanic) -> Now:
    """Return what is so now; of a line that cannot be asked, nothing but that it failed."""
    line, wrong = human_line(app), frozenset(await troubles(app))
    try:
        sessions = await _live_sessions(app)
        records, staff = await line.board.all(), await line.presence.staff()
    except ShelfError:
        meters().fault("shelf")
        return Now(0, {}, 0.0, 0, wrong)
    waits = [line.clock() - record.asked_at for record in records if record.state in WAITING]
    return Now(sessions, Counter(record.state for record in records), max(waits, default=0.0), len(staff), wrong)


async def _live_sessions(app: Sanic) -> int:
    try:
        return await desk_of(app).sessions.count()
    except NotReadyError:
        return 0
