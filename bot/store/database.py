"""The database of what the line's staff set: one engine a process, SQLite or PostgreSQL, brought up to date by Alembic.

Everything here waits for the disk or the network: coroutines call it in a thread (asyncio.to_thread).
"""

import fcntl
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import StoreAwayError, StoreError, TakenError
from bot.settings import settings

DEFAULT_URL = "sqlite:///var/steady.sqlite"
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
# A writer holds SQLite's lock for milliseconds; the channel's turn ends at 5 s (design 1, promise 2), so waiting longer
# than that for the lock, or for PostgreSQL to answer, helps nobody.
WAIT_SECONDS = 5
# PostgreSQL's advisory locks are numbers that a project chooses; held while tables are changed.
MIGRATION_LOCK = 7_330_621
_WRITES = "steady_writes"


class Database:
    """Opens connections to one database; may be used by any number of threads at once."""

    def __init__(self, url: str) -> None:
        self._url = _parsed(url)
        self._engine = _engine(self._url)
        self.is_sqlite = self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read by.

        Raises:
            StoreError: the database cannot be reached, or is not ours.
        """
        with _faults_named(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends well, and dropped otherwise.

        Raises:
            TakenError: a row with the same key is there already.
            StoreError: the database cannot be reached, or is not ours.
        """
        # SQLite takes its write lock at the start: a reader that turns writer is refused without waiting.
        with _faults_named(), self._engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    def upgrade(self) -> None:
        """Bring the tables up to date; safe when several processes start at once.

        Raises:
            StoreError: the database cannot be reached or written, or was made by a later version.
        """
        self.migrate(lambda config: command.upgrade(config, "head"))

    def migrate(self, step: Callable[[Config], None]) -> None:
        """Run an Alembic command by itself: no other process changes the tables meanwhile."""
        with self._alone(), self.writing() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            try:
                step(_alembic(connection))
            except CommandError:
                raise StoreError("The database was made by a later version of Steady than this one.") from None

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _alone(self) -> AbstractContextManager[Any]:
        return _only_process(Path(self._url.database)) if self.is_sqlite and self._url.database else nullcontext()


@lru_cache(maxsize=1)
def database() -> Database:
    """Return the database that the settings name, one a process."""
    return Database(settings().database_url.get_secret_value() or DEFAULT_URL)


def _parsed(url: str) -> URL:
    """Read a URL, also as hosting companies write it ("postgres://"); no error may show it, it may hold a password."""
    with suppress(ArgumentError):
        parsed = make_url(url.replace("postgres://", "postgresql://", 1))
        if parsed.get_backend_name() in ("sqlite", "postgresql") and parsed.database:
            return parsed
    raise StoreError("STEADY_DATABASE_URL is not the address of an SQLite or PostgreSQL database.") from None


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {"future": True, "hide_parameters": True, "pool_timeout": WAIT_SECONDS}
    if url.get_backend_name() == "postgresql":
        connect = {"connect_timeout": WAIT_SECONDS}
        return create_engine(url, pool_pre_ping=True, connect_args=connect, **options)
    # Kept open between calls: closing the last connection writes the whole file (a write took 19 ms, against 0.4 ms).
    connect = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    engine = create_engine(url, poolclass=QueuePool, connect_args=connect, **options)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # Python's own begins come too late; _on_begin begins
    connection.execute("PRAGMA synchronous=NORMAL")  # safe with WAL; https://www.sqlite.org/wal.html


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _only_process(path: Path) -> Iterator[None]:
    """Hold a lock beside an SQLite file and switch it to WAL.

    SQLite does not wait for that switch: of 240 processes that made it six at a time 11 were refused, without the lock.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_name(path.name + ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _write_ahead(path)
            yield
    except (OSError, sqlite3.Error) as error:
        raise StoreAwayError(_why(error)) from None


def _write_ahead(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


@contextmanager
def _faults_named() -> Iterator[None]:
    """Turn the library's errors into ours, which hold neither values nor the address."""
    try:
        yield
    except IntegrityError:
        raise TakenError("A row with the same key is there already.") from None
    except SQLAlchemyError as error:
        raise StoreAwayError(_why(error)) from None


def _why(error: Exception) -> str:
    return f"The database cannot be used ({type(error).__name__}); see STEADY_DATABASE_URL in docs/settings.md."


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
