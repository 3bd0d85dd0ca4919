"""Writes the copy book: one HTML page to read, search and print, and the same entries as a table to mark."""

import csv
import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from bot.content.review.entries import Entry
from bot.content.review.marks import COLUMNS

PAGE, TABLE = "index.html", "review.csv"
SHOWN = ("name", "for_whom", "text")


def write_copy_book(root: Path, folder: Path, entries: Sequence[Entry], today: datetime.date) -> Path:
    """Write the page and the table into a folder and return the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    templates = Environment(loader=FileSystemLoader(root / "web"), autoescape=select_autoescape(default=True))
    states = Counter(entry.review.state for entry in entries)
    page = templates.get_template("copybook.html.j2").render(entries=entries, states=states, today=today)
    (folder / PAGE).write_text(page, encoding="utf-8")
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow([*COLUMNS, *SHOWN])
        table.writerows([entry.key, "", "", "", "", *(getattr(entry, name) for name in SHOWN)] for entry in entries)
    return folder / PAGE
