"""Gives every channel of a process the same books: staff accounts, the line's settings, saved replies, audit, counts.

Each call of a book waits for the disk or the network: use ``asyncio.to_thread``.
"""

from dataclasses import dataclass

from sanic import Sanic

from bot.channels.counting import Counting
from bot.store.audit import Audit
from bot.store.counts import DayCounts
from bot.store.database import Database, database
from bot.store.line import LineBook
from bot.store.saved_replies import ReplyBook
from bot.store.staff import StaffBook


@dataclass(frozen=True)
class Books:
    """What staff have set, and what is noted of what they do."""

    database: Database
    staff: StaffBook
    line: LineBook
    replies: ReplyBook
    audit: Audit
    counts: DayCounts


def books(app: Sanic) -> Books:
    """Return the books of the process."""
    found: Books | None = getattr(app.ctx, "steady_books", None)
    if found is None:
        found = app.ctx.steady_books = books_of(database())
    return found


def counting(app: Sanic) -> Counting:
    """Return what counts for the process."""
    found: Counting | None = getattr(app.ctx, "steady_counting", None)
    if found is None:
        found = app.ctx.steady_counting = Counting(books(app).counts)
    return found


def books_of(kept: Database) -> Books:
    """Return the books of a database."""
    return Books(kept, StaffBook(kept), LineBook(kept), ReplyBook(kept), Audit(kept), DayCounts(kept))
