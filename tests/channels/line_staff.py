"""A named line on the server of the test session, and members of staff who have signed in over HTTP."""

from bot.channels.books import Books, books_of
from bot.store.credentials import hashed
from bot.store.database import Database
from bot.store.line import LineSettings
from tests.channels.server import Server

PASSWORD = "a long invented sentence"
LINE = "Lantern"
# bot/channels/lines.py reads the settings at most this often.
SET_UP_SECONDS = 2.0


class LineStaff:
    """The books of the server's database; ``open_line`` names the line, ``close_line`` takes its name away."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._hash = hashed(PASSWORD)
        self.books: Books = books_of(Database(server.database_url))

    def open_line(self, **settings: object) -> None:
        """Set up a line that is always open."""
        old = self.books.line.read()
        chosen = {"name": LINE, "keeps_for": "six months", "hours": {"all": "24/7"}, "last_admission_minutes": 0}
        self.books.line.write(LineSettings(**(chosen | settings), version=old.version), by=None)

    def close_line(self) -> None:
        """Leave no line set up."""
        self.books.line.write(LineSettings(version=self.books.line.read().version), by=None)

    def account(self, name: str, *, capacity: int = 2) -> None:
        """Make a responder who has chosen PASSWORD."""
        self.books.staff.create(name, "responder")
        made = self.books.staff.find(name)
        self.books.staff.set_password(made.id, self._hash)
        self.books.staff.set_display_name(made.id, name.title())
        self.books.staff.set_capacity(made.id, capacity)

    def close(self) -> None:
        """Close the line and the database."""
        self.close_line()
        self.books.database.close()
