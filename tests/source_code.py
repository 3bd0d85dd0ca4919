"""Reads the project's own Python, for the tests that hold its architecture."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def python_files(*folders: str) -> list[Path]:
    """Return the Python files under folders of the project."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def place(path: Path) -> str:
    """Return a file's place in the project, for messages."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text())


def imports(path: Path) -> set[str]:
    """Return the dotted names a file imports anywhere in it ("bot.walk.model", "os.environ")."""
    return {name for node in ast.walk(tree(path)) for name in _imported(node, path)}


def _imported(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        above = path.relative_to(ROOT).with_suffix("").parts[: -node.level] if node.level else ()
        module = ".".join([*above, *([node.module] if node.module else [])])
        yield from (f"{module}.{alias.name}" for alias in node.names)


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Yield the calls of functions, classes or methods with one of these names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            yield node


def is_within(name: str, package: str) -> bool:
    """Say whether a dotted name is a package or stands inside it."""
    return name == package or name.startswith(package + ".")
