"""Saved replies: all staff read them, to insert and edit; supervisors change them."""

import asyncio
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer, nothing
from bot.channels.staff.bodies import ReplyBody, ReplyChangeBody, number_in, read_body
from bot.channels.staff.guard import Me, signed_in, supervisor
from bot.channels.staff.house import House, house_of
from bot.errors import UnreadableMessageError
from bot.store.audit import Action
from bot.store.saved_replies import SavedReply


@signed_in
async def list_replies(request: Request, me: Me) -> HTTPResponse:
    """Return the replies there are."""
    replies = await asyncio.to_thread(house_of(request.app).books.replies.list)
    return answer({"replies": [_as_json(reply) for reply in replies]})


@supervisor
async def add_reply(request: Request, me: Me) -> HTTPResponse:
    """Keep a new reply."""
    house, body = house_of(request.app), read_body(request, ReplyBody)
    reply = await asyncio.to_thread(house.books.replies.add, body.title, body.text, me.account_id)
    await _note(house, me, Action.REPLY_SAVED, reply.id)
    return answer(_as_json(reply), 201)


@supervisor
async def change_reply(request: Request, me: Me, reply_id: int) -> HTTPResponse:
    """Keep a new version of a reply."""
    house, body = house_of(request.app), read_body(request, ReplyChangeBody)
    change, values = house.books.replies.change, (reply_id, body.title, body.text, me.account_id)
    reply = await asyncio.to_thread(change, *values, version=body.version)
    await _note(house, me, Action.REPLY_SAVED, reply.id)
    return answer(_as_json(reply))


@supervisor
async def remove_reply(request: Request, me: Me, reply_id: int) -> HTTPResponse:
    """Take a reply off the list; ?version= is the one that was read."""
    house, version = house_of(request.app), number_in(request, "version")
    if version is None:
        raise UnreadableMessageError("version_missing")
    await asyncio.to_thread(house.books.replies.remove, reply_id, me.account_id, version=version)
    await _note(house, me, Action.REPLY_REMOVED, reply_id)
    return nothing()


async def _note(house: House, me: Me, action: Action, reply_id: int) -> None:
    await asyncio.to_thread(house.books.audit.note, me.account_id, action, str(reply_id))


def _as_json(reply: SavedReply) -> dict[str, Any]:
    return {"id": reply.id, "title": reply.title, "text": reply.text, "version": reply.version}
