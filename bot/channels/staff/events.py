"""The event stream of the staff API; an open stream is a console that is there."""

from contextlib import aclosing

from sanic.request import Request

from bot.channels.staff.console_stream import ConsoleStream
from bot.channels.staff.desk import staff_desk
from bot.channels.staff.guard import Me, Next, signed_in, still_me
from bot.channels.staff.house import House
from bot.channels.staff.signed_in import topic
from bot.handoff.presence import OnShift


@signed_in
async def stream_events(request: Request, me: Me) -> None:
    """Send events until the sign-in is over or the page is gone; ``Last-Event-ID`` says where notes go on."""
    desk = staff_desk(request.app)

    async def beat() -> OnShift | None:
        return await _beat(request, desk.house, me)

    stream = ConsoleStream(desk.side, desk.feed, beat, topic(me.account_id))
    response = await request.respond(content_type="text/event-stream")
    async with aclosing(stream.events(request.headers.get("last-event-id") or "")) as events:
        async for event in events:
            await response.send(event)
    await response.eof()


async def _beat(request: Request, house: House, me: Me) -> OnShift | None:
    """Note that the console is open, and present where its owner is on shift; return who they are by now."""
    sign_in = await house.sign_ins.beat(me.key)
    now = await still_me(request, sign_in) if sign_in else None
    if now is None or now.next is not Next.READY:
        return None
    await house.shifts.beat(now)
    return now.on_shift
