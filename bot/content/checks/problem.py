"""One complaint of `make copy`: where it is, what is wrong and what to do about it."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ContentError

_COMPLAINT = re.compile(r".*?(?::(?P<line>\d+))?: (?P<what>.*)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one line of one file."""

    path: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """Give it as one line that an editor can jump to."""
        return f"{self.path.as_posix()}:{self.line}: {self.what}; {self.remedy}"


def problem_of(error: ContentError, path: Path) -> Problem:
    """Turn the reader's error about a file ("file:line: what") into a problem."""
    hit = _COMPLAINT.fullmatch(str(error))
    line, what = hit.group("line", "what") if hit else (None, str(error))
    return Problem(path, int(line or 1), what, "correct the file, nothing in it was checked")
