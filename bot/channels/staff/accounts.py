"""Staff accounts, as supervisors open, change and reset them; the only secret shown is a new one-time password."""

import asyncio
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer
from bot.channels.staff.bodies import AccountBody, AccountChangeBody, NoBody, read_body
from bot.channels.staff.guard import Me, supervisor
from bot.channels.staff.house import House, house_of
from bot.errors import UnknownAccountError
from bot.store.account import Account
from bot.store.audit import Action


@supervisor
async def list_accounts(request: Request, me: Me) -> HTTPResponse:
    """Return every account, the disabled too."""
    accounts = await asyncio.to_thread(house_of(request.app).books.staff.all)
    return answer({"accounts": [_as_json(account) for account in accounts]})


@supervisor
async def open_account(request: Request, me: Me) -> HTTPResponse:
    """Open an account and show its one-time password, once."""
    house, body = house_of(request.app), read_body(request, AccountBody)
    password = await asyncio.to_thread(house.books.staff.create, body.name, body.role)
    account = await asyncio.to_thread(house.books.staff.find, body.name)
    if account is None:
        raise UnknownAccountError
    await asyncio.to_thread(house.books.audit.note, me.account_id, Action.STAFF_CREATED, str(account.id))
    return answer({"account": _as_json(account), "one_time_password": password}, 201)


@supervisor
async def change_account(request: Request, me: Me, account_id: int) -> HTTPResponse:
    """Change somebody's role, or let them sign in no more, or again; what changes ends their sign-ins."""
    house, body = house_of(request.app), read_body(request, AccountChangeBody)
    before = await asyncio.to_thread(_account, house, account_id)
    after = await asyncio.to_thread(_write, house, me, before, body)
    if (before.role, before.disabled) != (after.role, after.disabled):
        await _sign_out(house, account_id)
    return answer({"account": _as_json(after)})


@supervisor
async def reset_account(request: Request, me: Me, account_id: int) -> HTTPResponse:
    """Give somebody a fresh one-time password, shown once; their one-time codes and sign-ins are gone."""
    read_body(request, NoBody)
    house = house_of(request.app)
    password = await asyncio.to_thread(house.books.staff.new_one_time_password, account_id)
    await asyncio.to_thread(house.books.audit.note, me.account_id, Action.STAFF_RESET, str(account_id))
    await _sign_out(house, account_id)
    return answer({"one_time_password": password})


def _write(house: House, me: Me, before: Account, body: AccountChangeBody) -> Account:
    staff, note = house.books.staff, house.books.audit.note
    if body.role not in (None, before.role):
        staff.set_role(before.id, str(body.role))
        note(me.account_id, Action.STAFF_CHANGED, str(before.id))
    if body.disabled not in (None, before.disabled):
        (staff.disable if body.disabled else staff.enable)(before.id)
        note(me.account_id, Action.STAFF_DISABLED if body.disabled else Action.STAFF_ENABLED, str(before.id))
    return _account(house, before.id)


def _account(house: House, account_id: int) -> Account:
    account = house.books.staff.by_id(account_id)
    if account is None:
        raise UnknownAccountError
    return account


async def _sign_out(house: House, account_id: int) -> None:
    await house.shifts.end(str(account_id))
    await house.sign_ins.end_all_of(account_id)


def _as_json(account: Account) -> dict[str, Any]:
    as_they_are = ("name", "display_name", "role", "capacity", "disabled", "must_change_password")
    locked = account.locked_until.isoformat() if account.locked_until else None
    rest = {"id": str(account.id), "has_totp": bool(account.totp_secret), "locked_until": locked}
    return {name: getattr(account, name) for name in as_they_are} | rest
