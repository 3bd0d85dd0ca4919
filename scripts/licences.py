"""Writes the licence of every installed package of the runtime lock, by its own metadata, as the table of docs."""

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
# What a licence is called in the fields that packages fill in, in the order in which they are looked for.
NAMES = (
    ("AGPL", "AGPL"),
    ("LGPL", "LGPL"),
    ("Lesser General Public", "LGPL"),
    ("GPL", "GPL"),
    ("General Public License", "GPL"),
    ("Mozilla", "MPL"),
    ("MPL", "MPL"),
    ("Apache", "Apache"),
    ("BSD", "BSD"),
    ("MIT", "MIT"),
    ("ISC", "ISC"),
    ("Python Software Foundation", "PSF"),
    ("PSF", "PSF"),
    ("Zope", "ZPL"),
    ("ZPL", "ZPL"),
    ("HPND", "HPND"),
    ("Historical Permission", "HPND"),
    ("Unlicense", "Unlicense"),
    ("Public Domain", "public domain"),
    ("CC0", "CC0"),
)
UNKNOWN = "not said"
MOST_NAMED = 10


def licences(lock: str) -> dict[str, list[str]]:
    """Return the packages of a lock by the kind of their licence."""
    found: dict[str, list[str]] = {}
    for name, _ in PINNED.findall(lock):
        found.setdefault(licence_of(name), []).append(name)
    return found


def licence_of(name: str) -> str:
    """Return the kind of licence that an installed package names, UNKNOWN where it names none."""
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return "not installed here"
    classifiers = [line for line in said.get_all("Classifier") or () if line.startswith("License")]
    # Some packages put the whole text of their licence there; its first words name it.
    return kind_of("\n".join([said["License-Expression"] or "", *classifiers, (said["License"] or "")[:200]]))


def kind_of(text: str) -> str:
    """Return the kind that a package's own words name, UNKNOWN where they name none."""
    return next((kind for words, kind in NAMES if words.lower() in text.lower()), UNKNOWN)


def table(found: dict[str, list[str]]) -> str:
    """Return the table, the most frequent kind first."""
    rows = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    lines = [f"| {kind} | {len(names)} | {named(names)} |" for kind, names in rows]
    return "\n".join(["| Licence | Packages | Which |", "|---|---|---|", *lines])


def named(names: list[str]) -> str:
    """Return the packages of a row, "" where they are too many to read."""
    return ", ".join(names) if len(names) <= MOST_NAMED else ""


if __name__ == "__main__":
    print(table(licences(LOCK.read_text())))
    sys.exit(0)
