"""What keeps the guide from being used by the public; source: safety-rules.md 16."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.reader import read_yaml, yaml_files
from bot.directory.tables import SERVICES, unconfirmed_numbers
from bot.store.line import LineSettings

PENDING = "pending"
EXPIRED = "expired"
REVIEWED = "reviewed"
# facts 13: no contact older than six months. Words for a year, as NHS content is reviewed (practice, to be confirmed).
NUMBERS_LAST = datetime.timedelta(days=183)
WORDS_LAST = datetime.timedelta(days=365)
# safety-rules.md 16 names what production refuses: danger, who is typing, handoff, the child path (it stands with the
# danger responses) and lines. Folders and files under content/responses/.
GUARDED = ("danger", "who_is_typing", "handoff")
MOST_NAMED = 5
# RFC 5869 makes keys no stronger than what they are made from; 32 random characters are more than 128 bits.
SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Review:
    """Who reviewed something, when, and whether that still holds: "reviewed", "pending" or "expired"."""

    by: str
    on: datetime.date | None
    state: str


def state_of(by: str, on: Any, today: datetime.date, lasts: datetime.timedelta = WORDS_LAST) -> Review:
    """Return the review that a file's fields tell of; on is a date, or "pending"."""
    if by == PENDING or not isinstance(on, datetime.date):
        return Review(PENDING, None, PENDING)
    return Review(by, on, EXPIRED if today - on > lasts else REVIEWED)


def unreviewed(content: Path, today: datetime.date, *, guarded_only: bool = False) -> list[str]:
    """Return the names of the responses with a wording whose review is pending or expired."""
    found = []
    for path in _files(content, guarded_only):
        for name, variations in read_yaml(path)["responses"].items():
            metadata = [row["metadata"] for row in variations]
            if any(state_of(m["reviewed_by"], m["reviewed_on"], today).state != REVIEWED for m in metadata):
                found.append(name)
    return found


def unreviewed_pages(content: Path, today: datetime.date) -> list[str]:
    """Return the pages to print or keep, by file and nation, whose review is pending or expired."""
    rows = [(path.stem, read_yaml(path)["reviews"]) for path in yaml_files(content / "pages")]
    return [
        f"{name} ({nation})"
        for name, reviews in rows
        for nation, row in reviews.items()
        if state_of(row["reviewed_by"], row["reviewed_on"], today).state != REVIEWED
    ]


def unconfirmed_lines(content: Path, today: datetime.date) -> list[str]:
    """Return the ids of shown lines whose number nobody has confirmed, or not for six months."""
    lines = read_yaml(content / "lines.yml")["lines"]
    states = {name: state_of("", row["confirmed_on"], today, NUMBERS_LAST) for name, row in lines.items()}
    return [name for name, row in lines.items() if row["shown"] and states[name].state != REVIEWED]


def unconfirmed_local_numbers(content: Path) -> list[str]:
    """Return the rows of content/services whose number is shown and that nobody has confirmed."""
    folder = content / SERVICES.name
    return unconfirmed_numbers(folder) if folder.is_dir() else []


def why_not_in_production(content: Path, today: datetime.date) -> str:
    """Return why a deployment that is not a trial must refuse to start, "" where it may."""
    words = unreviewed(content, today, guarded_only=True)
    numbers = [*unconfirmed_lines(content, today), *unconfirmed_local_numbers(content)]
    if not words and not numbers:
        return ""
    return (
        f"This cannot run as production: {len(words)} responses of danger, who is typing and handoff wait for review "
        f"by a safeguarding professional ({_some(words)}) and {len(numbers)} numbers are not confirmed "
        f"({_some(numbers)}). `make copybook` shows them. Leave STEADY_ENV unset to run it as a trial (safety rule 16)."
    )


def why_no_line(line: LineSettings) -> str:
    """Return why production must refuse to start by the human line's settings, "" where it may."""
    if line.is_named:
        return ""
    parts = {"a name": line.name, "word on what it keeps and for how long": line.keeps_for, "hours": line.hours}
    lacking = ", ".join(part for part, value in parts.items() if not value)
    return (
        f"This cannot run as production: the human line lacks {lacking}. A supervisor sets them at /staff in a trial "
        "on the same database. Leave STEADY_ENV unset to run one (safety rule 16)."
    )


def why_no_secret(secret: str) -> str:
    """Return why production must refuse to start by the server's secret, "" where it may."""
    if len(secret) >= SHORTEST_SECRET:
        return ""
    return (
        f"This cannot run as production: STEADY_SECRET needs {SHORTEST_SECRET} characters or more, the same on every "
        "server. `openssl rand -hex 32` makes one (docs/settings.md)."
    )


def release_problems(content: Path, today: datetime.date) -> Iterator[str]:
    """Give, a line each, whatever a release must not hold: any word or number that is pending or expired."""
    for name in unreviewed(content, today):
        yield f"{name} has a wording whose review is pending or over {WORDS_LAST.days} days old"
    for name in unreviewed_pages(content, today):
        yield f"the page {name} has a review that is pending or over {WORDS_LAST.days} days old"
    for name in unconfirmed_lines(content, today):
        yield f"the line {name} is not confirmed, or not for {NUMBERS_LAST.days} days"
    for name in unconfirmed_local_numbers(content):
        yield f"the local number of {name} is not confirmed"


def _files(content: Path, guarded_only: bool) -> list[Path]:
    responses = content / "responses"
    files = yaml_files(responses)
    return [path for path in files if _guarded(path.relative_to(responses))] if guarded_only else files


def _guarded(path: Path) -> bool:
    return path.with_suffix("").parts[0] in GUARDED


def _some(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" ..." if len(names) > MOST_NAMED else "")
