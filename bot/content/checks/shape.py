"""Whether a mapping has the keys it must have, none it may not have, and values of the right kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.content.checks.copybook import Place
from bot.content.checks.problem import Problem
from bot.content.reader import LINE

KIND_NAMES = {str: "text", list: "a list", dict: "a mapping", bool: "true or false"}


@dataclass(frozen=True)
class Shape:
    """The keys of a mapping with the kind of value each holds; ``hints`` says why a key is refused."""

    name: str
    required: Mapping[str, type]
    optional: Mapping[str, type] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)

    def problems(self, row: Any, place: Place) -> Iterator[Problem]:
        """Complain about what does not fit, at the line of the mapping where that is known."""
        if not isinstance(row, dict):
            yield Problem(
                place.path, place.line, f"{self.name} is not a mapping", f"give it {', '.join(self.required)}"
            )
            return
        line = row.get(LINE, place.line)
        for what, remedy in [*self._missing(row), *self._unknown(row), *self._misfits(row)]:
            yield Problem(place.path, line, what, remedy)

    def _missing(self, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for key in self.required:
            if key not in row:
                yield f"{self.name} has no {key!r}", "add it"

    def _unknown(self, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        known = {*self.required, *self.optional, LINE}
        for key in row:
            if key not in known:
                yield f"{self.name} has the unknown key {key!r}", self.hints.get(str(key), "take it out or correct it")

    def _misfits(self, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for key, kind in {**self.required, **self.optional}.items():
            if key not in row:
                continue
            if not isinstance(row[key], kind):
                yield f"{key!r} of {self.name} is not {KIND_NAMES[kind]}", "write it so, in quotes where it is text"
            elif row[key] in ("", []):
                yield f"{key!r} of {self.name} is empty", "fill it in"
