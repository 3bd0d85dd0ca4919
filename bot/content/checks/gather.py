"""Reads everything the checks look at, and keeps what is misshapen away from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.content.checks import button_shape, line_shape, page_shape, practise_shape, response_shape, walk_shape
from bot.content.checks.copybook import Button, Copybook, Domain, Place, WalkSheet
from bot.content.checks.problem import Problem, problem_of
from bot.content.checks.shape import Shape
from bot.content.checks.usage import used_names
from bot.content.lines import FIELDS
from bot.content.practise import FOLDER, HEARD
from bot.content.reader import LINE, read_yaml, yaml_files
from bot.content.walks import BUTTONS
from bot.errors import ContentError

MEANINGS = Shape("the file of meanings", {"meanings": dict})
SITUATIONS = Shape("the file of situations", {"situations": dict})
NO_WORDS = "move its words to content/responses"


@dataclass
class _Reading:
    """One run over the files: the copybook as it fills, and what was wrong on the way."""

    book: Copybook
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    def read(self, path: Path, shape: Shape | None = None) -> Any:
        """Return a file's data with line numbers, None where it cannot be read or has not the shape."""
        place = Place(path.relative_to(self.book.root), 1)
        try:
            data = read_yaml(path, lines=True)
        except ContentError as error:
            self.problems.append(problem_of(error, place.path))
            return None
        except (yaml.YAMLError, UnicodeDecodeError):
            self.problems.append(Problem(place.path, 1, "this is no YAML in UTF-8", "save it again as plain text"))
            return None
        return data if shape is None or self.fits(shape.problems(data, place)) else None

    def fits(self, found: Iterator[Problem]) -> bool:
        """Keep the problems found and say whether there were none."""
        fresh = list(found)
        self.problems += fresh
        return not fresh


def gather(root: Path) -> tuple[Copybook, list[Problem]]:
    """Read content/, data/ and the Python that speaks, under the root of the project.

    Returns:
        The well-formed part of it, and the problems of shape; a file that cannot be read is one problem.
    """
    reading = _Reading(Copybook(root, Domain(frozenset(), frozenset(), frozenset())))
    _domain(reading)
    _lines(reading)
    for path in yaml_files(root / "content" / "responses"):
        _responses(reading, path)
    for path in yaml_files(root / "content" / "walks"):
        (_walk_buttons if path.name == BUTTONS else _walk)(reading, path)
    for path in yaml_files(root / "content" / FOLDER):
        (_heard if path.name == HEARD else _vignette)(reading, path)
    for path in yaml_files(root / "content" / "pages"):
        _page(reading, path)
    _meanings(reading)
    _situations(reading)
    reading.book.used = used_names(reading.book)
    return reading.book, reading.problems


def _domain(reading: _Reading) -> None:
    path = reading.book.root / "domain.yml"
    data = reading.read(path) or {}
    names = [_names(data.get(key) or ()) for key in ("intents", "entities", "slots")]
    reading.book.domain = Domain(*names)
    if "responses" in data:
        reading.problems.append(Problem(Path("domain.yml"), 1, "domain.yml holds words", NO_WORDS))


def _names(rows: Iterable[Any]) -> frozenset[str]:
    """Return the names of a list or mapping of domain.yml; a name with settings of its own is a mapping of one key."""
    return frozenset(str(next(iter(row))) if isinstance(row, dict) else str(row) for row in rows if row != LINE)


def _rows(data: dict[str, Any], key: str) -> list[tuple[Any, Any]]:
    return [(name, row) for name, row in data[key].items() if name != LINE]


def _lines(reading: _Reading) -> None:
    path = Path("content/lines.yml")
    data = reading.read(reading.book.root / path, line_shape.FILE)
    for name, row in _rows(data, "lines") if data else ():
        if reading.fits(line_shape.line_problems(name, row, Place(path, data["lines"][LINE]))):
            reading.book.lines[name] = row
    lines = reading.book.lines.items()
    reading.values = {f"{name}_{part}": row[part] for name, row in lines for part in FIELDS if part in row}


def _responses(reading: _Reading, path: Path) -> None:
    data = reading.read(path, response_shape.FILE)
    for name, rows in _rows(data, "responses") if data else ():
        place = _place_of(rows, Place(path.relative_to(reading.book.root), data["responses"][LINE]))
        first = reading.book.written.setdefault(name, place)
        if first is not place:
            what = f"{name} is written twice, first in {first.path}:{first.line}"
            reading.problems.append(Problem(place.path, place.line, what, "keep one of them"))
        elif reading.fits(response_shape.response_problems(name, rows, place)):
            reading.book.variations += response_shape.variations_of(name, rows, place, reading.values)


def _place_of(rows: Any, otherwise: Place) -> Place:
    first = rows[0] if isinstance(rows, list) and rows else None
    return Place(otherwise.path, first[LINE]) if isinstance(first, dict) else otherwise


def _walk(reading: _Reading, path: Path) -> None:
    data = reading.read(path)
    place = Place(path.relative_to(reading.book.root), 1)
    if data is not None and reading.fits(walk_shape.walk_problems(data, place)):
        reading.book.walks.append(WalkSheet(data["walk"], place, tuple(data["steps"])))


def _page(reading: _Reading, path: Path) -> None:
    data = reading.read(path, page_shape.FILE)
    place = Place(path.relative_to(reading.book.root), 1)
    if data is not None and reading.fits(page_shape.page_problems(data, place)):
        reading.book.pages += page_shape.sheets_of(path.stem, data, place, reading.values)


def _walk_buttons(reading: _Reading, path: Path) -> None:
    data = reading.read(path, walk_shape.BUTTONS)
    for name, row in _rows(data, "buttons") if data else ():
        place = Place(path.relative_to(reading.book.root), data["buttons"][LINE])
        if reading.fits(walk_shape.walk_button_problems(row, place)):
            reading.book.walk_buttons[name] = button_shape.button_of(row, place)


def _vignette(reading: _Reading, path: Path) -> None:
    data = reading.read(path)
    place = Place(path.relative_to(reading.book.root), 1)
    reading.book.practised = reading.book.practised or place
    if data is not None and reading.fits(practise_shape.vignette_problems(data, place)):
        reading.book.vignettes.append(WalkSheet(data["practise"], place, tuple(data["turns"]), data["ends"]))


def _heard(reading: _Reading, path: Path) -> None:
    reading.book.heard = reading.read(path, practise_shape.HEARD) or {}


def _meanings(reading: _Reading) -> None:
    path = Path("content/meanings.yml")
    data = reading.read(reading.book.root / path, MEANINGS)
    for intent, title in _rows(data, "meanings") if data else ():
        place = Place(path, _line_of(reading.book.root / path, str(intent)))
        if isinstance(title, str):
            reading.book.meanings[intent] = Button(title, f"/{intent}", place)
        else:
            reading.problems.append(Problem(path, place.line, f"the title of {intent} is not text", "put it in quotes"))


def _situations(reading: _Reading) -> None:
    path = Path("content/situations.yml")
    data = reading.read(reading.book.root / path, SITUATIONS)
    for value, intents in _rows(data, "situations") if data else ():
        place = Place(path, _line_of(reading.book.root / path, str(value)))
        if isinstance(intents, list):
            reading.book.situations[value] = ([str(intent) for intent in intents], place)
        else:
            reading.problems.append(Problem(path, place.line, f"{value} has no list of intents", "write [ask_report]"))


def _line_of(path: Path, key: str) -> int:
    """Return the line of a key in a plain mapping; the reader knows the lines of mappings only."""
    written = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(written, 1) if line.strip().startswith(f"{key}:")), 1)
