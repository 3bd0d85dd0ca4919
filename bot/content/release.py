"""What keeps the guide from being used by the public; source: safety-rules.md 16."""

from pathlib import Path

from bot.content.reader import read_yaml, yaml_files
from bot.directory.tables import SERVICES, unconfirmed_numbers

PENDING = "pending"
MOST_NAMED = 5


def pending_responses(content: Path) -> list[str]:
    """Return the names of the responses with a variation that nobody has reviewed."""
    rows = [row for path in yaml_files(content / "responses") for row in read_yaml(path)["responses"].items()]
    return [name for name, variations in rows if any(v["metadata"]["reviewed_by"] == PENDING for v in variations)]


def unconfirmed_lines(content: Path) -> list[str]:
    """Return the ids of shown lines whose number nobody has confirmed."""
    lines = read_yaml(content / "lines.yml")["lines"]
    return [name for name, line in lines.items() if line["shown"] and line["confirmed_on"] == PENDING]


def unconfirmed_local_numbers(content: Path) -> list[str]:
    """Return the rows of content/services whose number is shown and that nobody has confirmed."""
    folder = content / SERVICES.name
    return unconfirmed_numbers(folder) if folder.is_dir() else []


def why_not_in_production(content: Path) -> str:
    """Return why a deployment that is not a trial must refuse to start, "" where it may."""
    pending = pending_responses(content)
    unconfirmed = [*unconfirmed_lines(content), *unconfirmed_local_numbers(content)]
    if not pending and not unconfirmed:
        return ""
    return (
        f"This cannot run as production: {len(pending)} responses wait for review by a safeguarding professional "
        f"({', '.join(pending[:MOST_NAMED])} ...) and {len(unconfirmed)} numbers are not confirmed. "
        "Leave STEADY_ENV unset to run it as a trial (safety rule 16)."
    )
