"""Databases of the tests: an SQLite file each, and one PostgreSQL database for the run, emptied for each test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import Connection
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import OperationalError

from bot.store.database import Database
from bot.store.tables import metadata

SERVER = os.environ.get("STEADY_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


def sqlite_url(folder: Path, name: str = "steady") -> str:
    """Return the URL of a file that is made at its first use."""
    return f"sqlite:///{folder / name}.sqlite"


@contextmanager
def postgresql_url(name: str) -> Iterator[str]:
    """Make a database of its own and drop it again; skip where no server answers."""
    own = f"steady_test_{name}_{os.getpid()}"
    try:
        _at_server(f"CREATE DATABASE {own}")
    except OperationalError:
        pytest.skip("no PostgreSQL answers at STEADY_TEST_DATABASE_URL (default: 127.0.0.1:5432, user postgres)")
    try:
        yield str(make_url(SERVER).set(database=own).render_as_string(hide_password=False))
    finally:
        _at_server(f"DROP DATABASE {own} WITH (FORCE)")


def emptied(database: Database) -> Database:
    """Drop every table of a PostgreSQL database."""
    with database.writing() as connection:
        for name in inspect(connection).get_table_names():
            connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    return database


def cleared(database: Database) -> Database:
    """Delete every row of a PostgreSQL database; ids begin anew."""
    with database.writing() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
    return database


def written(connection: Connection) -> list[str]:
    """Return every value of every row of every table, as text."""
    names = inspect(connection).get_table_names()
    rows = [row for name in names for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()]
    return [str(value) for row in rows for value in row]


def _at_server(statement: str) -> None:
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
