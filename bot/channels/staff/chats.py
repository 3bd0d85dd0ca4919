"""The chats of the staff API: each route asks bot/handoff/staff_side.py, which knows who may do what."""

from collections.abc import Awaitable, Callable

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pace import BY_STAFF
from bot.channels.staff.answers import answer, nothing
from bot.channels.staff.bodies import NoBody, read_body
from bot.channels.staff.chat_bodies import (
    AsideBody,
    DangerBody,
    MessageBody,
    PassBody,
    ReasonBody,
    RecordBody,
    ToBody,
    written,
)
from bot.channels.staff.desk import staff_desk
from bot.channels.staff.events import stream_events
from bot.channels.staff.guard import Handler, Me, signed_in, supervisor
from bot.channels.staff.house import house_of
from bot.handoff.chat_view import note_view
from bot.handoff.presence import OnShift
from bot.handoff.record import Record
from bot.handoff.staff_side import StaffSide

Act = Callable[[StaffSide, OnShift, str], Awaitable[Record]]

# What needs no more than who does it and with which chat.
ACTS: dict[str, Act] = {
    "take": lambda side, me, ref: side.take(me, ref),
    "join": lambda side, me, ref: side.join(me, ref),
    "release": lambda side, me, ref: side.release(me, ref),
    "accept": lambda side, me, ref: side.accept(me, ref),
    "refuse": lambda side, me, ref: side.refuse(me, ref),
    "step-out": lambda side, me, ref: side.step_out(me, ref),
    "hand-back": lambda side, me, ref: side.hand_back(me, ref),
    "end": lambda side, me, ref: side.end(me, ref),
    "typing": lambda side, me, ref: side.typing(me, ref),
    "card-999": lambda side, me, ref: side.card_999(me, ref),
    "warn": lambda side, me, ref: side.warn(me, ref),
    "child": lambda side, me, ref: side.flag_child(me, ref),
}


@signed_in
async def show_board(request: Request, me: Me) -> HTTPResponse:
    """Return the queue, my chats, and who is on shift."""
    return answer(await staff_desk(request.app).side.board(me.on_shift))


@signed_in
async def show_chat(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Return a chat, and its notes to who is in it."""
    side, person = staff_desk(request.app).side, me.on_shift
    record = await side.found(person, ref)
    notes = [note_view(note) for note in await side.readable(record, person)]
    return answer({"chat": await side.view(record), "notes": notes})


@signed_in
async def send_message(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Send what somebody wrote to the adult; nothing is ever sent that was not posted here."""
    house_of(request.app).pace.take(BY_STAFF, me.id)
    body = read_body(request, MessageBody)
    side = staff_desk(request.app).side
    return answer({"number": await side.say(me.on_shift, ref, written(body.text), body.id)})


@signed_in
async def send_aside(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Write to the other staff in the chat."""
    house_of(request.app).pace.take(BY_STAFF, me.id)
    body = read_body(request, AsideBody)
    return answer({"number": await staff_desk(request.app).side.aside(me.on_shift, ref, written(body.text))})


@signed_in
async def decide_danger(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Note what was decided about danger."""
    body = read_body(request, DangerBody)
    side = staff_desk(request.app).side
    return await _chat(side, side.decide_danger(me.on_shift, ref, body.danger))


@signed_in
async def decide_record(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Note whether a record is needed; the chat is erased."""
    body = read_body(request, RecordBody)
    await staff_desk(request.app).side.decide_record(me.on_shift, ref, body.needed_code, body.reason)
    return nothing()


@signed_in
async def pass_on(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Ask a colleague, or the queue, to take a chat."""
    body = read_body(request, PassBody)
    side = staff_desk(request.app).side
    return await _chat(side, side.pass_on(me.on_shift, ref, body.to, warm=body.warm))


@signed_in
async def block(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Keep a warned adult from the line for a while."""
    body = read_body(request, ReasonBody)
    side = staff_desk(request.app).side
    return await _chat(side, side.block(me.on_shift, ref, body.reason))


@supervisor
async def beside(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Come into a live chat, announced."""
    read_body(request, NoBody)
    side = staff_desk(request.app).side
    return await _chat(side, side.beside(me.on_shift, ref))


@supervisor
async def reassign(request: Request, me: Me, ref: str) -> HTTPResponse:
    """Give a live chat to somebody else."""
    body = read_body(request, ToBody)
    side = staff_desk(request.app).side
    return await _chat(side, side.reassign(me.on_shift, ref, body.to))


def _handler_of(name: str, act: Act) -> Handler:
    async def do(request: Request, me: Me, ref: str) -> HTTPResponse:
        read_body(request, NoBody)
        side = staff_desk(request.app).side
        return await _chat(side, act(side, me.on_shift, ref))

    do.__name__ = name.replace("-", "_")
    return signed_in(do)


async def _chat(side: StaffSide, act: Awaitable[Record]) -> HTTPResponse:
    return answer({"chat": await side.view(await act)})


CHAT_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("/board", "GET", show_board),
    ("/events", "GET", stream_events),
    ("/chats/<ref:str>", "GET", show_chat),
    *((f"/chats/<ref:str>/{name}", "POST", _handler_of(name, act)) for name, act in ACTS.items()),
    ("/chats/<ref:str>/messages", "POST", send_message),
    ("/chats/<ref:str>/asides", "POST", send_aside),
    ("/chats/<ref:str>/danger", "POST", decide_danger),
    ("/chats/<ref:str>/record", "POST", decide_record),
    ("/chats/<ref:str>/pass", "POST", pass_on),
    ("/chats/<ref:str>/block", "POST", block),
    ("/chats/<ref:str>/beside", "POST", beside),
    ("/chats/<ref:str>/reassign", "POST", reassign),
)
