"""Gives every channel of a process the same desk, once Rasa has loaded its model."""

from sanic import Sanic

from bot.channels.base import Desk
from bot.channels.lines import human_line
from bot.errors import NotReadyError
from bot.handoff.adult_side import AdultSide
from bot.handoff.blocks import Blocks


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
        desk = app.ctx.steady_desk = Desk(agent, AdultSide(line, Blocks(line.shelf, line.clock).is_blocked))
    return desk
