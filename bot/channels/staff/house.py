"""What the console's handlers of one process share: the human line, the books, the sign-ins, the shifts, the tries."""

from dataclasses import dataclass

from sanic import Sanic

from bot.channels.books import Books, books
from bot.channels.lines import human_line
from bot.channels.pace import Pace, pace_of
from bot.channels.staff.shifts import Shifts
from bot.channels.staff.signed_in import SignIns
from bot.channels.staff.tries import Tries
from bot.handoff.human_line import HumanLine


@dataclass(frozen=True)
class House:
    """Everything a handler may ask for."""

    line: HumanLine
    books: Books
    sign_ins: SignIns
    shifts: Shifts
    tries: Tries
    pace: Pace


def house_of(app: Sanic) -> House:
    """Return the house of the process; the first call makes it, inside the running event loop."""
    house: House | None = getattr(app.ctx, "steady_house", None)
    if house is None:
        line = human_line(app)
        sign_ins = SignIns(line.shelf, line.clock)
        house = app.ctx.steady_house = House(line, books(app), sign_ins, Shifts(line), Tries(), pace_of(app))
    return house
