"""What members of staff do with their own account: look at it, change it, choose a password, set up one-time codes."""

import asyncio
from datetime import datetime, timezone
from typing import Any

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer
from bot.channels.staff.bodies import CodeBody, MeBody, NoBody, PasswordBody, read_body
from bot.channels.staff.guard import Me, Next, next_of, sign_in_begun, signed_in
from bot.channels.staff.house import House, house_of
from bot.channels.staff.signed_in import account_print
from bot.errors import MoveRefusedError, NotAllowedError, UnknownAccountError, UnreadableMessageError
from bot.handoff.record import State
from bot.store.account import Account
from bot.store.audit import Action
from bot.store.credentials import (
    hashed,
    is_password,
    matching_step,
    new_totp_secret,
    password_problem,
    totp_picture,
    totp_uri,
)
from bot.store.lockout import still_locked


@sign_in_begun
async def show_me(request: Request, me: Me) -> HTTPResponse:
    """Say who has signed in, and with which token changes are sent."""
    return answer(await _as_json(house_of(request.app), me))


@signed_in
async def change_me(request: Request, me: Me) -> HTTPResponse:
    """Change the name that adults see, how many chats at once, or whether somebody is on shift."""
    house, body = house_of(request.app), read_body(request, MeBody)
    await asyncio.to_thread(_write, house, me, body)
    changed = _with(me, await asyncio.to_thread(_account, house, me))
    await _shift(house, changed, body.on_shift)
    return answer(await _as_json(house, changed))


async def _as_json(house: House, me: Me) -> dict[str, Any]:
    shown = ("id", "name", "display_name", "role", "capacity", "csrf")
    rest = {"next": me.next.value, "on_shift": await house.shifts.is_on(me.id)}
    return {name: getattr(me, name) for name in shown} | rest


def _with(me: Me, account: Account) -> Me:
    shown = (account.name, account.display_name, account.role, account.capacity)
    return Me(me.id, *shown, csrf=me.csrf, next=me.next, key=me.key)


def _write(house: House, me: Me, body: MeBody) -> None:
    staff, audit = house.books.staff, house.books.audit
    if body.capacity is not None:
        staff.set_capacity(me.account_id, body.capacity)
        audit.note(me.account_id, Action.CAPACITY_SET)
    if body.display_name is not None:
        staff.set_display_name(me.account_id, body.display_name)
        audit.note(me.account_id, Action.NAME_SET)


async def _shift(house: House, me: Me, wanted: bool | None) -> None:
    was = await house.shifts.is_on(me.id)
    if wanted is False and await _holds_an_adult(house, me):
        raise MoveRefusedError("holds_chats")
    if wanted is None:
        await house.shifts.beat(me)
    elif wanted != was:
        await (house.shifts.begin(me) if wanted else house.shifts.end(me.id))
        action = Action.SHIFT_BEGUN if wanted else Action.SHIFT_ENDED
        await asyncio.to_thread(house.books.audit.note, me.account_id, action)


async def _holds_an_adult(house: House, me: Me) -> bool:
    """Say whether somebody has a chat that would go back to the queue without them."""
    mine = (record for record in await house.line.board.all() if record.staff == me.id)
    return any(record.state in (State.RESERVED, State.LIVE) for record in mine)


def _account(house: House, me: Me) -> Account:
    account = house.books.staff.by_id(me.account_id)
    if account is None:
        raise UnknownAccountError
    return account


@sign_in_begun
async def set_password(request: Request, me: Me) -> HTTPResponse:
    """Keep a new password; after the first sign-in the old one is asked for (OWASP ASVS 4.0.3, 2.1.6)."""
    house, body = house_of(request.app), read_body(request, PasswordBody)
    account = await asyncio.to_thread(_keep_password, house, me, body)
    return await _go_on(house, me, account, Action.PASSWORD_SET)


def _keep_password(house: House, me: Me, body: PasswordBody) -> Account:
    account = _account(house, me)
    if not account.must_change_password:
        _check_old(house, account, body.old)
    if problem := password_problem(body.new, me.name):
        raise UnreadableMessageError(problem)
    if is_password(account.password_hash, body.new):
        raise UnreadableMessageError("same_password")
    house.books.staff.set_password(me.account_id, hashed(body.new))
    return _account(house, me)


def _check_old(house: House, account: Account, old: str) -> None:
    """Refuse a wrong old password; it counts as a sign-in that failed, so that nobody guesses here for longer."""
    locked = still_locked(account.locked_until, datetime.now(timezone.utc))
    if locked or not is_password(account.password_hash, old):
        house.books.staff.note_failure(account.id)
        raise NotAllowedError("wrong_password")


@sign_in_begun
async def begin_totp(request: Request, me: Me) -> HTTPResponse:
    """Make a secret of one-time codes, which counts once a code has confirmed it."""
    read_body(request, NoBody)
    house = house_of(request.app)
    await _may_set_totp(house, me)
    secret = new_totp_secret()
    await house.sign_ins.change(me.key, new_secret=secret)
    return answer({"secret": secret, "uri": totp_uri(secret, me.name)})


@sign_in_begun
async def show_totp(request: Request, me: Me) -> HTTPResponse:
    """Return the picture of the secret that waits for its first code."""
    secret = await _new_secret(house_of(request.app), me)
    return response.raw(totp_picture(secret, me.name), content_type="image/svg+xml")


@sign_in_begun
async def confirm_totp(request: Request, me: Me) -> HTTPResponse:
    """Keep the secret if the code is one of it; from the next sign-in on codes are asked for."""
    house, body = house_of(request.app), read_body(request, CodeBody)
    await _may_set_totp(house, me)
    secret = await _new_secret(house, me)
    step = matching_step(secret, body.code, datetime.now(timezone.utc))
    if step is None:
        raise UnreadableMessageError("wrong_code")
    await asyncio.to_thread(house.books.staff.set_totp, me.account_id, secret, step)
    await house.sign_ins.change(me.key, new_secret="")
    return await _go_on(house, me, await asyncio.to_thread(_account, house, me), Action.TOTP_SET)


async def _may_set_totp(house: House, me: Me) -> None:
    """Refuse before a password of one's own is chosen, and where codes are set up: a supervisor resets those."""
    if me.next is Next.PASSWORD:
        raise NotAllowedError("password_first")
    if (await asyncio.to_thread(_account, house, me)).totp_secret:
        raise MoveRefusedError("totp_is_set")


async def _new_secret(house: House, me: Me) -> str:
    sign_in = await house.sign_ins.beat(me.key)
    if sign_in is None or not sign_in.new_secret:
        raise MoveRefusedError("totp_not_begun")
    return sign_in.new_secret


async def _go_on(house: House, me: Me, account: Account, action: Action) -> HTTPResponse:
    """Let this sign-in go on with the changed account, and end all its others."""
    await asyncio.to_thread(house.books.audit.note, me.account_id, action)
    await house.sign_ins.change(me.key, print_of_account=account_print(account))
    await house.sign_ins.end_all_of(account.id, but=me.key)
    return answer({"next": next_of(account).value})
