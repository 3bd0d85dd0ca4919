from pathlib import Path

import pytest

from bot.content.reader import LINE, read_yaml, yaml_files
from bot.errors import ContentError


def written(folder: Path, text: str) -> Path:
    path = folder / "a.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_mapping_knows_its_line_where_lines_are_wanted(tmp_path: Path) -> None:
    data = read_yaml(written(tmp_path, "rows:\n  - {name: a}\n  - name: b\n"), lines=True)
    assert [row[LINE] for row in data["rows"]] == [2, 3]


def test_without_lines_the_data_is_as_written(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "rows: [{name: a}]")) == {"rows": [{"name": "a"}]}


def test_a_key_given_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "a:\n  text: one\n  text: two\n")
    with pytest.raises(ContentError, match=r"a\.yml:2: 'text' stands here twice"):
        read_yaml(path, lines=True)


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"a\.yml:2: "):
        read_yaml(written(tmp_path, "a: 1\nb: *nowhere\n"))


def test_a_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        read_yaml(tmp_path / "none.yml")


def test_files_come_in_order_from_all_folders(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "deep/c.yml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in yaml_files(tmp_path)] == ["a.yml", "b.yml", "c.yml"]
