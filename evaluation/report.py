"""Writes what was found: index.html for people, results.json for programs."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from evaluation.findings import Findings, Row
from evaluation.terminal import HEAD, cells


def write(folder: Path, findings: Findings, *, made_on: str, release: bool) -> None:
    """Write both files; they stand alone, pictures included."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(results(findings, made_on, release))
    (folder / "index.html").write_text(page(findings, made_on, release))


def results(findings: Findings, made_on: str, release: bool) -> str:
    """Return rows and tables as JSON."""
    rows = [{**asdict(row), "met": row.met} for row in findings.rows]
    tables = [asdict(table) for table in findings.tables]
    return json.dumps({"made_on": made_on, "release": release, "rows": rows, "tables": tables}, indent=1)


def page(findings: Findings, made_on: str, release: bool) -> str:
    """Return the report as HTML."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    return environment.get_template("page.html").render(
        made_on=made_on,
        release=release,
        head=[name or "met" for name in HEAD],
        parts=_by_part(findings.rows),
        pictures=[{"alt": p.alt, "data": base64.b64encode(p.png).decode()} for p in findings.pictures],
        tables=findings.tables,
    )


def _by_part(rows: Sequence[Row]) -> list[tuple[str, list[tuple[str, ...]]]]:
    return [(part, [cells(row) for row in group]) for part, group in groupby(rows, key=lambda row: row.part)]
