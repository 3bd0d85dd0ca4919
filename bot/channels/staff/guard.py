"""The one place that decides who may ask what: each handler of the staff API wears exactly one of these decorators.

What belongs to a chat is decided beside the chat (bot/handoff/staff_side.py); here are sign-in, CSRF and role.
"""

import asyncio
import hmac
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from sanic.request import Request

from bot.channels.staff.bodies import LARGEST_BODY
from bot.channels.staff.house import house_of
from bot.channels.staff.signed_in import SignIn, account_print
from bot.errors import NotAllowedError, NotSignedInError
from bot.handoff.presence import OnShift
from bot.store.account import SUPERVISOR, Account

COOKIE = "steady_staff"
CSRF_HEADER = "x-steady-csrf"
SAFE_METHODS = ("GET", "HEAD")


class Next(str, Enum):
    """What a member of staff has to do before the console opens; "ready" for nothing."""

    READY = "ready"
    CODE = "code"
    PASSWORD = "password"
    TOTP = "totp"


class Need(str, Enum):
    """What a handler asks for."""

    NOTHING = "nothing"
    SIGN_IN_BEGUN = "sign_in_begun"
    SIGNED_IN = "signed_in"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class Me:
    """The member of staff who asks. id is the account's, as the handoff writes it; key names this sign-in."""

    id: str
    name: str
    display_name: str
    role: str
    capacity: int
    csrf: str
    next: Next
    key: str

    @property
    def account_id(self) -> int:
        """Return the id as the books write it."""
        return int(self.id)

    @property
    def on_shift(self) -> OnShift:
        """Return them as the handoff knows its people, whether or not they are on shift."""
        return OnShift(self.id, self.display_name, self.capacity, self.role, known_as=self.name)

    @property
    def is_supervisor(self) -> bool:
        """Say whether they may do what only supervisors may."""
        return self.role == SUPERVISOR


Handler = Callable[..., Coroutine[Any, Any, Any]]


def signed_in(handler: Handler) -> Handler:
    """Let in who has signed in completely; the handler is given (request, me)."""
    return _guarded(handler, Need.SIGNED_IN)


def supervisor(handler: Handler) -> Handler:
    """Let in supervisors only; the handler is given (request, me)."""
    return _guarded(handler, Need.SUPERVISOR)


def sign_in_begun(handler: Handler) -> Handler:
    """Let in who still has to choose a password or to set up one-time codes; the handler is given (request, me)."""
    return _guarded(handler, Need.SIGN_IN_BEGUN)


def nobody_yet(handler: Handler) -> Handler:
    """Let in everybody, from our own pages only; the handler is given (request)."""

    @wraps(handler)
    async def guarded(request: Request, **of_path: Any) -> Any:
        _check_origin(request)
        await _take_body(request)
        return await handler(request, **of_path)

    guarded.need = Need.NOTHING  # type: ignore[attr-defined]
    return guarded


def _guarded(handler: Handler, need: Need) -> Handler:
    @wraps(handler)
    async def guarded(request: Request, **of_path: Any) -> Any:
        me = await _who(request)
        _check_need(me, need)
        await _take_body(request)
        return await handler(request, me, **of_path)

    guarded.need = need  # type: ignore[attr-defined]
    return guarded


async def _who(request: Request) -> Me:
    """Return who asks; whoever changes something shows the token of their sign-in."""
    sign_ins = house_of(request.app).sign_ins
    sign_in = await sign_ins.find(request.cookies.get(COOKIE) or "")
    me = await still_me(request, sign_in) if sign_in else None
    if sign_in is None or me is None:
        raise NotSignedInError("not_signed_in")
    if request.method not in SAFE_METHODS:
        _check_origin(request)
        shown = (request.headers.get(CSRF_HEADER) or "").encode(errors="surrogateescape")
        if not hmac.compare_digest(shown, sign_in.csrf.encode()):
            raise NotAllowedError("no_csrf")
    return me


async def still_me(request: Request, sign_in: SignIn) -> Me | None:
    """Return who has signed in, None where their account has changed since; then the sign-in is over."""
    house = house_of(request.app)
    account = await asyncio.to_thread(house.books.staff.by_id, sign_in.account_id)
    if account is None or account.disabled or account_print(account) != sign_in.print_of_account:
        await house.sign_ins.end(sign_in.key)
        return None
    return _me(account, sign_in)


def _me(account: Account, sign_in: SignIn) -> Me:
    shown = (account.name, account.display_name, account.role, account.capacity)
    return Me(str(account.id), *shown, csrf=sign_in.csrf, next=next_of(account), key=sign_in.key)


def next_of(account: Account) -> Next:
    """Return what has to be done before the console opens: supervisors need one-time codes, responders may."""
    if account.must_change_password:
        return Next.PASSWORD
    return Next.TOTP if account.role == SUPERVISOR and not account.totp_secret else Next.READY


def _check_need(me: Me, need: Need) -> None:
    if need is not Need.SIGN_IN_BEGUN and me.next is not Next.READY:
        raise NotAllowedError(f"{me.next.value}_first")
    if need is Need.SUPERVISOR and not me.is_supervisor:
        raise NotAllowedError("supervisors_only")


def _check_origin(request: Request) -> None:
    """Refuse what another site's page sends; browsers name it with every request that changes something."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        host = ""
    if not host or host.lower() != (request.headers.get("host") or "").lower():
        raise NotAllowedError("other_origin")


async def _take_body(request: Request) -> None:
    """Read the body, after everything else was checked; PayloadTooLarge as soon as it is larger than any may be."""
    if request.stream and request.stream.request_body:
        request.stream.request_max_size = LARGEST_BODY
        await request.receive_body()
