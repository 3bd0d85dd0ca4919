"""The examples of data/wording/: sentences to a child with the label of how each lands."""

from pathlib import Path

from bot.content.reader import read_yaml, yaml_files

WORDING = Path("data/wording")


def load_wording(folder: Path = WORDING) -> list[tuple[str, str]]:
    """Return (label, sentence) of every example; none where there is no such folder."""
    files = [read_yaml(path) for path in yaml_files(folder)]
    return [(row["label"], _sentence(line)) for row in files for line in row["examples"].splitlines() if line.strip()]


def _sentence(line: str) -> str:
    return line.strip().removeprefix("-").strip()
