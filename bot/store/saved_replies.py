"""Replies that staff insert into their box and edit before they send them; every version is kept, with who and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from bot.errors import NotStorableError, StaleWriteError
from bot.store.columns import is_id, plain, utc_now
from bot.store.database import Database
from bot.store.tables import saved_reply, saved_reply_version

LONGEST_TITLE = 60
LONGEST_TEXT = 500


@dataclass(frozen=True)
class SavedReply:
    """One version of a reply; changed_by is the id of an account, changed_at in UTC."""

    id: int
    version: int
    title: str
    text: str
    removed: bool
    changed_by: int | None
    changed_at: datetime


class ReplyBook:
    """Reads and changes saved replies; each call is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def list(self) -> tuple[SavedReply, ...]:
        """Return the replies there are now, by title."""
        is_current = (saved_reply.c.id == saved_reply_version.c.reply_id) & (
            saved_reply.c.version == saved_reply_version.c.version
        )
        query = select(saved_reply_version).join(saved_reply, is_current).where(saved_reply.c.removed.is_(False))
        return self._read(query.order_by(saved_reply_version.c.title, saved_reply_version.c.reply_id))

    def history(self, reply_id: int) -> tuple[SavedReply, ...]:
        """Return every version of a reply, the oldest first; a removed one too."""
        versions = select(saved_reply_version).where(saved_reply_version.c.reply_id == reply_id)
        return self._read(versions.order_by(saved_reply_version.c.version)) if is_id(reply_id) else ()

    def add(self, title: str, text: str, by: int | None) -> SavedReply:
        """Keep a new reply.

        Args:
            title: 1 to 60 characters.
            text: 1 to 500 characters; may have several lines.
            by: the account's id.

        Raises:
            NotStorableError: too long, empty, or it cannot be shown.
        """
        values = _checked(title, text)
        with self._database.writing() as connection:
            row = connection.execute(insert(saved_reply).values(version=1, removed=False))
            return self._new_version(connection, row.inserted_primary_key[0], 1, by, **values)

    def change(self, reply_id: int, title: str, text: str, by: int | None, *, version: int) -> SavedReply:
        """Keep a new version of a reply that was read before.

        Raises:
            StaleWriteError: somebody else has changed or removed it meanwhile, or it never was.
            NotStorableError: as for add().
        """
        values = _checked(title, text)
        with self._database.writing() as connection:
            _move_on(connection, reply_id, version, removed=False)
            return self._new_version(connection, reply_id, version + 1, by, **values)

    def remove(self, reply_id: int, by: int | None, *, version: int) -> None:
        """Take a reply off the list; its history stays.

        Raises:
            StaleWriteError: somebody else has changed or removed it meanwhile, or it never was.
        """
        with self._database.writing() as connection:
            _move_on(connection, reply_id, version, removed=True)
            self._new_version(connection, reply_id, version + 1, by, title="", text="", removed=True)

    def _new_version(
        self, connection: Connection, reply_id: int, version: int, by: int | None, **values: Any
    ) -> SavedReply:
        row = {"removed": False, **values, "version": version, "changed_by": by, "changed_at": self._now()}
        connection.execute(insert(saved_reply_version).values(reply_id=reply_id, **row))
        return SavedReply(id=reply_id, **row)

    def _read(self, query: Select) -> tuple[SavedReply, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        fields = SavedReply.__dataclass_fields__.keys() - {"id"}
        return tuple(SavedReply(id=row.reply_id, **{name: getattr(row, name) for name in fields}) for row in rows)


def _move_on(connection: Connection, reply_id: int, version: int, *, removed: bool) -> None:
    if not is_id(reply_id) or not is_id(version):
        raise StaleWriteError("There is no such version of a reply.")
    current = (saved_reply.c.id == reply_id) & (saved_reply.c.version == version) & saved_reply.c.removed.is_(False)
    moved = connection.execute(update(saved_reply).where(current).values(version=version + 1, removed=removed))
    if moved.rowcount != 1:
        raise StaleWriteError("The reply has been changed meanwhile.")


def _checked(title: str, text: str) -> dict[str, str]:
    if not isinstance(title, str) or not isinstance(text, str):
        raise NotStorableError("title and text are texts")
    return {"title": plain("title", title, LONGEST_TITLE), "text": plain("text", text, LONGEST_TEXT, lines=True)}
