"""The file is built from its inputs, and built anew when they change; postcodes here are a handful."""

import shutil

import pytest

from bot.directory import building
from bot.directory.finding import Finder
from bot.directory.tables import SERVICES
from bot.errors import DirectoryError
from bot.store.directory_file import Reader, built_parts

COUNCIL_OF = {"TR15 1AA": "E06000052", "EX1 1JJ": "E07000041", "EX1 1JA": "E07000041"}


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    services = tmp_path / "services"
    shutil.copytree(SERVICES, services)
    by_letter = lambda letter: {code: council for code, council in COUNCIL_OF.items() if code[0] == letter}  # noqa: E731
    monkeypatch.setattr(building, "council_of_postcodes", by_letter)
    monkeypatch.setattr(building, "postcodes_in_use", lambda letter: list(by_letter(letter)))
    return tmp_path / "built" / "directory.sqlite", services


def test_a_directory_is_built_and_says_how_far_it_is(inputs):
    path, services = inputs
    said: list[str] = []
    assert building.build(path, services, said.append)
    assert Finder(Reader(path)).postcode("EX1 1JJ").bodies == ("E10000008",)
    assert said[0] == "postcodes that begin with E (2)"
    assert "directory is built" in said[-1]


def test_nothing_is_built_where_nothing_changed(inputs):
    assert building.build(*inputs)
    assert not building.build(*inputs)


def test_a_changed_table_is_built_anew_and_the_postcodes_stay(inputs, monkeypatch):
    path, services = inputs
    building.build(path, services)
    monkeypatch.setattr(building, "council_of_postcodes", lambda letter: pytest.fail("the postcodes were read again"))
    police = services / "police_forces.csv"
    police.write_text(police.read_text().replace("Kent Police", "Kent Constabulary"))
    before = built_parts(path)
    assert building.build(path, services)
    assert built_parts(path)["postcodes"] == before["postcodes"]
    assert built_parts(path)["services"] != before["services"]
    assert Finder(Reader(path)).postcode("TR15 1AA").bodies == ("E06000052",)


def test_a_file_that_is_no_directory_is_built_anew(inputs):
    path, services = inputs
    path.parent.mkdir()
    path.write_text("no database")
    assert building.build(path, services)


def test_a_table_with_other_columns_stops_the_build_and_leaves_the_file(inputs):
    path, services = inputs
    building.build(path, services)
    (services / "sarcs.csv").write_text("name,phone\n")
    with pytest.raises(DirectoryError, match="its columns should be name,police"):
        building.build(path, services)
    assert Finder(Reader(path)).postcode("TR15 1AA").bodies == ("E06000052",)


def test_a_row_with_too_few_columns_is_named_by_its_line(inputs):
    path, services = inputs
    with (services / "police_forces.csv").open("a") as table:
        table.write("Example Police,example\n")
    with pytest.raises(DirectoryError, match=r"police_forces.csv:\d+: this row has too few"):
        building.build(path, services)


def test_a_file_that_is_missing_says_what_to_do(tmp_path):
    with pytest.raises(DirectoryError, match="make setup"):
        Finder(Reader(tmp_path / "none.sqlite"))
