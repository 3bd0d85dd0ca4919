"""The database of what staff set: its faults are ours and say nothing; threads and processes may meet there."""

import fcntl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from bot.errors import StoreError, TakenError
from bot.settings import settings
from bot.store import database as module
from bot.store.database import Database
from bot.store.tables import saved_reply
from tests.bot.store.databases import sqlite_url
from tests.channels.processes import ROOT, clean_environment

ONE = {"id": 1, "version": 0, "removed": False}


def test_what_was_written_is_read(database):
    with database.writing() as connection:
        connection.execute(insert(saved_reply).values(ONE))
    with database.reading() as connection:
        assert connection.execute(select(saved_reply.c.id)).scalars().all() == [1]


def test_a_block_that_fails_leaves_nothing_behind(database):
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute(insert(saved_reply).values(ONE)).rowcount / 0
    with database.reading() as connection:
        assert connection.execute(select(saved_reply)).all() == []


def test_a_key_that_is_taken_is_told_from_other_faults(database):
    with pytest.raises(TakenError), database.writing() as connection:
        connection.execute(insert(saved_reply), [ONE, ONE])


def test_a_hundred_writers_at_once_lose_nothing(database):
    with database.writing() as connection:
        connection.execute(insert(saved_reply).values(ONE))

    def add_one(_: int) -> None:
        with database.writing() as connection:
            query = select(saved_reply.c.version).where(saved_reply.c.id == 1).with_for_update()
            version = connection.execute(query).scalar_one()
            connection.execute(update(saved_reply).values(version=version + 1))

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(add_one, range(100)))
    with database.reading() as connection:
        assert connection.execute(select(saved_reply.c.version)).scalar_one() == 100


def test_a_reader_is_not_kept_waiting_by_a_writer(database):
    with database.writing() as writer, database.reading() as reader:
        writer.execute(insert(saved_reply).values(ONE))
        assert reader.execute(select(saved_reply)).all() == []


def test_a_file_of_sqlite_writes_ahead(tmp_path):
    database = Database(sqlite_url(tmp_path))
    database.upgrade()
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 1000 * module.WAIT_SECONDS


def test_an_error_shows_neither_values_nor_statement(database):
    with pytest.raises(StoreError) as caught, database.reading() as connection:
        connection.execute(text("SELECT :secret FROM no_such_table"), {"secret": "zibblewort"})
    assert "zibblewort" not in str(caught.value) and "no_such_table" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "url",
    ["mysql://someone:zibblewort@localhost/x", "zibblewort", "", "sqlite://", "http://zibblewort", "oracle:zibblewort"],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_it(url):
    with pytest.raises(StoreError) as caught:
        Database(url)
    assert "STEADY_DATABASE_URL" in str(caught.value)
    assert "zibblewort" not in str(caught.value)


def test_an_address_as_hosting_companies_write_it_is_postgresql():
    assert not Database("postgres://someone@127.0.0.1/x").is_sqlite


def test_a_server_that_does_not_answer_is_a_fault_of_ours():
    with pytest.raises(StoreError) as caught:
        Database("postgresql://someone:zibblewort@127.0.0.1:1/steady").upgrade()
    assert "zibblewort" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_a_fault_of_ours(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        Database(sqlite_url(tmp_path / "file" / "var")).upgrade()


def test_a_file_that_is_no_database_is_a_fault_of_ours(tmp_path):
    (tmp_path / "steady.sqlite").write_text("words " * 500)
    with pytest.raises(StoreError):
        Database(sqlite_url(tmp_path)).upgrade()


def test_by_default_it_stands_under_var(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    module.database.cache_clear()
    module.database().upgrade()
    module.database.cache_clear()
    assert (tmp_path / "var" / "steady.sqlite").is_file()


def test_the_settings_name_another(monkeypatch, tmp_path):
    monkeypatch.setenv("STEADY_DATABASE_URL", sqlite_url(tmp_path, "other"))
    settings.cache_clear()
    module.database.cache_clear()
    module.database().upgrade()
    module.database.cache_clear()
    assert (tmp_path / "other.sqlite").is_file()


def test_processes_that_start_at_once_make_the_tables_once(empty_database, tmp_path):
    url = empty_database._url.render_as_string(hide_password=False)
    code = "import sys; from bot.store.database import Database; Database(sys.argv[1]).upgrade()"
    started = [
        subprocess.Popen([sys.executable, "-c", code, url], cwd=ROOT, env=clean_environment(), stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [(process.communicate()[1].decode()[-500:], process.returncode) for process in started] == [("", 0)] * 4
    with empty_database.reading() as connection:
        assert connection.execute(select(saved_reply)).all() == []


def test_one_process_at_a_time_makes_a_file_ready(tmp_path, monkeypatch):
    locked = []

    def look(path: Path) -> None:
        with path.with_name(f"{path.name}.lock").open() as other:
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                locked.append(path.name)

    monkeypatch.setattr(module, "_write_ahead", look)
    Database(sqlite_url(tmp_path)).upgrade()
    assert locked == ["steady.sqlite"]


def test_the_project_ignores_the_file_in_git() -> None:
    assert "var/" in Path(ROOT / ".gitignore").read_text().splitlines()
