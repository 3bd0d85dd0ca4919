"""Gives every channel of a process the same desk, once Rasa has loaded its model."""

from functools import partial

from sanic import Sanic

from bot.channels.base import Desk
from bot.channels.books import counting
from bot.channels.handoff_session import HandoffSession
from bot.channels.lines import human_line
from bot.errors import NotReadyError
from bot.handoff.adult_side import AdultSide
from bot.session.session import Reply, Session


def desk_of(app: Sanic) -> Desk:
    """Return the desk of the process.

    Raises:
        NotReadyError: Rasa has not loaded a model yet.
    """
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise NotReadyError
    desk = getattr(app.ctx, "steady_desk", None)
    if desk is None or desk.agent is not agent:
        line = human_line(app)
        side = AdultSide(line)
        desk = app.ctx.steady_desk = Desk(agent, side)
        about = HandoffSession(agent, side)

        async def told(session: Session, reply: Reply) -> None:
            await counting(app).reply(reply.names, partial(about.slots, session))

        desk.told = told
    return desk
