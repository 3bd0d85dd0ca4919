"""The directory's file is read only, and what is looked up in it shows in no error."""

import pytest
from sqlalchemy import bindparam, insert, select

from bot.errors import DirectoryError
from bot.store.directory_file import Reader, built_parts, check, rebuild
from bot.store.directory_tables import district, sector

ROW = {"district": "ZQ1", "council": 1, "postcodes": 9}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "directory.sqlite"
    rebuild(path, {"district": [ROW]}, {"postcodes": "digest"}, keep=False)
    return path


def test_what_was_written_is_read(path):
    assert [row.district for row in Reader(path).rows(select(district))] == ["ZQ1"]
    assert built_parts(path) == {"postcodes": "digest"}


def test_a_part_built_anew_leaves_the_other_tables_alone(path):
    rebuild(path, {"sector": [{"sector": "ZQ1 1", "council": 1, "postcodes": 9}]}, {"services": "other"}, keep=True)
    assert len(Reader(path).rows(select(district))) == len(Reader(path).rows(select(sector))) == 1
    assert built_parts(path) == {"postcodes": "digest", "services": "other"}


def test_a_build_that_fails_leaves_the_file_as_it_was(path):
    with pytest.raises(KeyError):
        rebuild(path, {"no such table": []}, {}, keep=True)
    assert built_parts(path) == {"postcodes": "digest"}


def test_a_reader_of_the_old_file_goes_on_reading_it(path):
    reader = Reader(path)
    assert len(reader.rows(select(district))) == 1
    rebuild(path, {"district": []}, {}, keep=True)
    assert len(reader.rows(select(district))) == 1
    assert Reader(path).rows(select(district)) == []


def test_nothing_can_be_written_by_a_reader(path):
    with pytest.raises(DirectoryError):
        Reader(path).rows(insert(district).values(**ROW | {"district": "ZQ2"}))


def test_an_error_does_not_say_what_was_looked_up(tmp_path):
    query = select(district).where(district.c.district == bindparam("place"))
    with pytest.raises(DirectoryError) as caught:
        Reader(tmp_path / "none.sqlite").rows(query, place="TR15")
    assert "TR15" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__


@pytest.mark.parametrize("damage", ["gone", "rubbish", "empty"])
def test_a_check_sees_a_file_that_went_while_others_read_on(path, damage):
    reader = Reader(path)
    reader.rows(select(district))
    check(path)
    path.unlink()
    if damage != "gone":
        path.write_bytes(b"x" * 4096 if damage == "rubbish" else b"")
    assert len(reader.rows(select(district))) == 1
    with pytest.raises(DirectoryError):
        check(path)
