"""What the console's chat routes of one process share: the staff side of the line, with its audit, and the board."""

from dataclasses import dataclass

from sanic import Sanic

from bot.channels.auditing import Auditing
from bot.channels.staff.board_feed import BoardFeed
from bot.channels.staff.house import House, house_of
from bot.handoff.blocks import Blocks
from bot.handoff.staff_side import StaffSide


@dataclass(frozen=True)
class StaffDesk:
    """Everything a chat route may ask for."""

    house: House
    side: StaffSide
    feed: BoardFeed


def staff_desk(app: Sanic) -> StaffDesk:
    """Return the desk of the process; the first call makes it, inside the running event loop."""
    desk: StaffDesk | None = getattr(app.ctx, "steady_staff_desk", None)
    if desk is None:
        house = house_of(app)
        blocks = Blocks(house.line.shelf, house.line.clock)
        side = StaffSide(house.line, blocks, Auditing(house.books.audit).act)
        desk = app.ctx.steady_staff_desk = StaffDesk(house, side, BoardFeed(side.shared_board))
    return desk
