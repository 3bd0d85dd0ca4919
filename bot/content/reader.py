"""Reads YAML files under content/ so that every complaint can name file and line."""

from pathlib import Path
from typing import Any

import yaml

from bot.errors import ContentError

CONTENT = Path("content")
LINE = "__line__"


class _LineLoader(yaml.SafeLoader):
    """Refuses a key given twice, and remembers the line of every mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        doubled = next((key for key in keys if keys.count(key) > 1), None)
        if doubled is not None:
            raise yaml.constructor.ConstructorError(None, None, f"{doubled!r} stands here twice", node.start_mark)
        mapping = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


def read_yaml(path: Path, *, lines: bool = False) -> Any:
    """Return the data of a YAML file; with ``lines`` every mapping also holds its line number under LINE.

    Raises:
        ContentError: the file cannot be read, is not YAML or gives a key twice; names file and line.
    """
    try:
        # A plain load is C-fast where no lines are wanted; doubled keys are found by `make copy`, which wants them.
        loader = _LineLoader if lines else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError:
        raise ContentError(f"{path}: cannot be read") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: {error.problem}") from None


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files under a folder, in order."""
    return sorted(folder.rglob("*.yml"))
