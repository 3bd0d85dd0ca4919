"""Signing in and out: the same answer, in the same time, for a name nobody has and a wrong password or code."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timezone
from time import monotonic

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer, nothing
from bot.channels.staff.bodies import NoBody, SignInBody, read_body
from bot.channels.staff.guard import COOKIE, Me, Next, next_of, nobody_yet, sign_in_begun
from bot.channels.staff.house import House, house_of
from bot.channels.staff.signed_in import LONGEST_SECONDS
from bot.errors import NotSignedInError, TooManyTriesError
from bot.settings import settings
from bot.store.account import Account
from bot.store.audit import Action
from bot.store.credentials import is_password
from bot.store.lockout import still_locked

# Hashing takes some 50 ms and a row of the books a few: a refusal takes this long whatever it was refused for.
REFUSAL_SECONDS = 0.5
# Each hash takes 64 MiB (bot/store/credentials.py): no more than these at once in a process.
HASHES_AT_ONCE = 2


@dataclass(frozen=True)
class Outcome:
    """How a try ended: the account where it was right, and the code for the audit where it was not."""

    account: Account | None
    next: Next = Next.READY
    refused: str = ""


@nobody_yet
async def sign_in(request: Request) -> HTTPResponse:
    """Sign somebody in; {"next": "code"} asks for the same again with a one-time code."""
    house, body, began = house_of(request.app), read_body(request, SignInBody), monotonic()
    # remote_addr is filled in only where the operator has told Sanic which proxy to believe.
    address = request.remote_addr or request.ip
    if not await asyncio.to_thread(house.tries.may_try, body.name, address):
        await _note_too_many(house)
        raise TooManyTriesError
    async with _hashing(request):
        outcome = await asyncio.to_thread(_try, house, body)
    if outcome.account is None or outcome.refused:
        await asyncio.sleep(max(0.0, began + REFUSAL_SECONDS - monotonic()))
        raise NotSignedInError("wrong_sign_in")
    given = answer({"next": outcome.next.value})
    if outcome.next is not Next.CODE:
        _set_cookie(given, await house.sign_ins.open(outcome.account))
    return given


def _try(house: House, body: SignInBody) -> Outcome:
    """Check a try against the books and note it there; in a thread."""
    staff, account = house.books.staff, house.books.staff.find(body.name)
    outcome = _checked(house, account, body)
    actor = account.id if account else None
    if outcome.refused:
        house.books.audit.note(actor, Action.SIGN_IN_REFUSED, reason=outcome.refused)
        if account and outcome.refused in ("wrong_password", "wrong_code") and staff.note_failure(account.id):
            house.books.audit.note(actor, Action.LOCKED)
    elif account and outcome.next is not Next.CODE:
        staff.note_success(account.id)
        house.books.audit.note(actor, Action.SIGNED_IN)
    return outcome


def _checked(house: House, account: Account | None, body: SignInBody) -> Outcome:
    right = is_password(account.password_hash if account else None, body.password)
    if account is None:
        return Outcome(None, refused="unknown_name")
    if still_locked(account.locked_until, datetime.now(timezone.utc)):
        return Outcome(account, refused="locked")
    if not right:
        return Outcome(account, refused="wrong_password")
    if account.disabled:
        return Outcome(account, refused="disabled")
    return _coded(house, account, body.code)


def _coded(house: House, account: Account, code: str) -> Outcome:
    if account.totp_secret and not code:
        return Outcome(account, Next.CODE)
    if account.totp_secret and not house.books.staff.use_code(account.id, code):
        return Outcome(account, refused="wrong_code")
    return Outcome(account, next_of(account))


async def _note_too_many(house: House) -> None:
    if house.tries.may_note_refusal():
        note = house.books.audit.note
        await asyncio.to_thread(note, None, Action.SIGN_IN_REFUSED, reason="too_many_tries")


def _hashing(request: Request) -> asyncio.Semaphore:
    ctx = request.app.ctx
    if not hasattr(ctx, "steady_hashing"):
        ctx.steady_hashing = asyncio.Semaphore(HASHES_AT_ONCE)
    found: asyncio.Semaphore = ctx.steady_hashing
    return found


def _set_cookie(given: HTTPResponse, token: str) -> None:
    given.cookies[COOKIE] = token
    cookie = given.cookies[COOKIE]
    cookie["path"], cookie["httponly"], cookie["samesite"] = "/staff", True, "Strict"
    cookie["max-age"] = LONGEST_SECONDS
    # A trial on this machine has no TLS, and browsers take a Secure cookie over TLS only.
    cookie["secure"] = not (settings().env == "trial" and settings().listens_on_loopback)


@sign_in_begun
async def sign_out(request: Request, me: Me) -> HTTPResponse:
    """End this sign-in, and the shift."""
    read_body(request, NoBody)
    house = house_of(request.app)
    await house.shifts.end(me.id)
    await house.sign_ins.end(me.key)
    await asyncio.to_thread(house.books.audit.note, me.account_id, Action.SIGNED_OUT)
    given = nothing()
    _set_cookie(given, "")
    given.cookies[COOKIE]["max-age"] = 0
    return given
