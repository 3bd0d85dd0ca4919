"""Every route of the staff API: path under /staff/api, method, handler. web/staff/openapi.yml describes them."""

from sanic import Blueprint

from bot.channels.staff import accounts, description, line_settings, oversight, own_account, replies, signing_in
from bot.channels.staff.chats import CHAT_ROUTES
from bot.channels.staff.guard import Handler

API = "/staff/api"

Route = tuple[str, str, Handler]

ACCOUNT_ROUTES: tuple[Route, ...] = (
    ("/sign-in", "POST", signing_in.sign_in),
    ("/sign-out", "POST", signing_in.sign_out),
    ("/password", "POST", own_account.set_password),
    ("/totp", "POST", own_account.begin_totp),
    ("/totp", "PUT", own_account.confirm_totp),
    ("/totp.svg", "GET", own_account.show_totp),
    ("/me", "GET", own_account.show_me),
    ("/me", "PATCH", own_account.change_me),
    ("/replies", "GET", replies.list_replies),
    ("/openapi.json", "GET", description.show_description),
)

SUPERVISOR_ROUTES: tuple[Route, ...] = (
    ("/line", "GET", line_settings.show_line),
    ("/line", "PUT", line_settings.change_line),
    ("/switch", "PUT", line_settings.close_line),
    ("/switch", "DELETE", line_settings.open_line),
    ("/replies", "POST", replies.add_reply),
    ("/replies/<reply_id:int>", "PUT", replies.change_reply),
    ("/replies/<reply_id:int>", "DELETE", replies.remove_reply),
    ("/accounts", "GET", accounts.list_accounts),
    ("/accounts", "POST", accounts.open_account),
    ("/accounts/<account_id:int>", "PATCH", accounts.change_account),
    ("/accounts/<account_id:int>/one-time-password", "POST", accounts.reset_account),
    ("/audit", "GET", oversight.show_audit),
    ("/counts", "GET", oversight.show_counts),
    ("/blocks", "GET", oversight.list_blocks),
    ("/blocks/<key:str>", "DELETE", oversight.lift_block),
)


def api_routes() -> tuple[Route, ...]:
    """Return every route of the API."""
    return (*ACCOUNT_ROUTES, *SUPERVISOR_ROUTES, *CHAT_ROUTES)


def add_api(staff: Blueprint) -> None:
    """Add every route; bodies are read by the guard, which stops at the largest that may come."""
    for path, method, handler in api_routes():
        staff.add_route(handler, API + path, methods=[method], name=handler.__name__, stream=method != "GET")
