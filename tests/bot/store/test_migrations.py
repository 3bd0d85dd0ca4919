"""The migrations make just the tables that bot/store/tables.py describes, on both databases, forwards and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from bot.errors import StoreError
from bot.store.database import MIGRATIONS, Database
from bot.store.tables import metadata
from tests.bot.store.databases import postgresql_url, sqlite_url

VERSIONS = sorted((MIGRATIONS / "versions").glob("*.py"))


@pytest.fixture(scope="module")
def second_postgresql() -> Iterator[str]:
    with postgresql_url("described") as url:
        yield url


@pytest.fixture
def database(empty_database: Database) -> Database:
    """A database of its own that the migrations have made."""
    empty_database.upgrade()
    return empty_database


@pytest.fixture
def described(empty_database: Database, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database like the other, its tables made from the description without migrations."""
    if empty_database.is_sqlite:
        database = Database(sqlite_url(tmp_path, "described"))
    else:
        database = Database(request.getfixturevalue("second_postgresql"))
    with database.writing() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    yield database
    database.close()


def shape(connection: Connection) -> dict[str, Any]:
    """Return all that a database says of its tables, by table."""
    reader = inspect(connection)
    names = set(reader.get_table_names()) - {"alembic_version"}
    return {name: _shape(reader, name) for name in names}


def _shape(reader: Any, name: str) -> dict[str, Any]:
    columns = [{**column, "type": repr(column["type"])} for column in reader.get_columns(name)]
    checks = sorted((row["name"], row["sqltext"]) for row in reader.get_check_constraints(name))
    uniques = sorted((row["name"], tuple(row["column_names"])) for row in reader.get_unique_constraints(name))
    keys = reader.get_pk_constraint(name)
    return {"columns": columns, "checks": checks, "uniques": uniques, "keys": keys, "indexes": reader.get_indexes(name)}


def test_migrated_tables_are_the_described_ones(database, described):
    with database.reading() as migrated, described.reading() as made:
        assert shape(migrated) == shape(made)
        assert shape(migrated).keys() == set(metadata.tables)


def test_alembic_sees_nothing_left_to_change(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_again_changes_nothing(database):
    database.upgrade()
    with database.reading() as connection:
        assert shape(connection).keys() == set(metadata.tables)


def test_each_step_goes_back_and_forth(database):
    for _ in VERSIONS:
        database.migrate(lambda config: command.downgrade(config, "-1"))
    with database.reading() as connection:
        assert shape(connection) == {}
    database.upgrade()
    with database.reading() as connection:
        assert shape(connection).keys() == set(metadata.tables)


def test_a_migration_that_fails_changes_nothing(empty_database, monkeypatch):
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("alembic.operations.base.Operations.create_table", _until("audit", fail))
    with pytest.raises(ZeroDivisionError):
        empty_database.upgrade()
    monkeypatch.undo()
    with empty_database.reading() as connection:
        assert shape(connection) == {}


def _until(name: str, fail: Any) -> Any:
    from alembic.operations.base import Operations

    real = Operations.create_table
    return lambda self, table, *args, **rest: (fail if table == name else real)(self, table, *args, **rest)


def test_a_database_of_a_later_version_is_refused_in_words(database):
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="later version"):
        database.upgrade()


def test_migrations_are_one_row_numbered_in_order():
    assert [path.name[:5] for path in VERSIONS] == [f"m{number:04}" for number in range(1, len(VERSIONS) + 1)]
