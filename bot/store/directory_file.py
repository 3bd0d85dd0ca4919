"""The file of the directory, build/directory.sqlite: read by everything that runs, written by its builder only."""

import os
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Table, create_engine, insert, select
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql import Select

from bot.errors import DirectoryError
from bot.store.directory_tables import built_from, metadata

DIRECTORY = Path("build/directory.sqlite")

Rows = list[dict[str, Any]]


class Reader:
    """Reads the directory; opens its file at the first question, read only."""

    def __init__(self, path: Path = DIRECTORY) -> None:
        self._path = path
        self._engine = _reading_engine(path)

    def rows(self, query: Select, **values: Any) -> list[Row]:
        """Return the rows of a query.

        Raises:
            DirectoryError: the file is not there or is not a directory of ours.
        """
        try:
            with self._engine.connect() as connection:
                return connection.execute(query, values).all()
        except SQLAlchemyError as error:
            raise DirectoryError(f"{self._path} cannot be read ({type(error).__name__}); run `make setup`") from None

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


def check(path: Path = DIRECTORY) -> None:
    """Open the file as a process that starts now would: one that has it open reads on where it was taken away.

    Raises:
        DirectoryError: it is not there or is not a directory of ours.
    """
    anew = Reader(path)
    try:
        anew.rows(select(built_from).limit(1))
    finally:
        anew.close()


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return the reader of the directory that this project was set up with, one a process."""
    return Reader()


def built_parts(path: Path) -> dict[str, str]:
    """Return what a file was built from, {} where there is none or it cannot be read."""
    try:
        return {row.part: row.digest for row in Reader(path).rows(select(built_from))}
    except DirectoryError:
        return {}


def rebuild(path: Path, tables: Mapping[str, Rows], built: Mapping[str, str], *, keep: bool) -> None:
    """Write tables into a copy of the file (or an empty one), which takes its place when all went well.

    Whoever reads the old file meanwhile keeps reading it.

    Args:
        path: where the directory stands.
        tables: rows by the table's name; a table that is named loses what it held.
        built: digest by the part of the directory that these tables make up.
        keep: whether the other tables stay as they are.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    if keep:
        fresh.write_bytes(path.read_bytes())
    engine = create_engine(f"sqlite:///{fresh}", hide_parameters=True)
    with engine.begin() as connection:
        metadata.create_all(connection)
        for name, rows in tables.items():
            _fill(connection, metadata.tables[name], rows)
        for part, digest in built.items():
            connection.execute(built_from.delete().where(built_from.c.part == part))
            connection.execute(insert(built_from), [{"part": part, "digest": digest}])
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")
    engine.dispose()
    os.replace(fresh, path)


def _fill(connection: Connection, table: Table, rows: Rows) -> None:
    connection.execute(table.delete())
    if rows:
        connection.execute(insert(table), rows)


def _reading_engine(path: Path) -> Engine:
    address = f"file:{path.resolve()}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        # Without a cache of statements, so that what was looked up leaves memory with the look-up.
        return sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=0)

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)
