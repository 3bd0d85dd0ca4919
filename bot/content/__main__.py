"""The words' commands: `make copy` checks them, `make copybook` shows them to reviewers, and the like.

None of them needs training or Rasa; checking takes seconds.
"""

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.content.checks.every_check import run
from bot.content.checks.gather import gather
from bot.content.release import release_problems
from bot.content.review.entries import entries
from bot.content.review.marks import apply_marks, read_marks
from bot.content.review.page import write_copy_book
from bot.errors import ContentError

COPY_BOOK = Path("build/copybook")


def main(argv: Sequence[str] = (), root: Path = Path(), today: datetime.date | None = None) -> int:
    """Run one command and return its exit code."""
    flags = _flags().parse_args(argv)
    command: Callable[..., int] = flags.command
    try:
        return command(root, today or datetime.date.today(), *([flags.file] if "file" in flags else []))
    except ContentError as error:
        print(error)
        return 1


def check(root: Path, today: datetime.date) -> int:
    """Print every problem as "file:line: what; what to do", then the summary; 1 where there is a problem."""
    problems, summary = run(root, today)
    for problem in problems:
        print(problem)
    print(summary)
    return 1 if problems else 0


def copybook(root: Path, today: datetime.date) -> int:
    """Write the copy book into build/copybook/."""
    made = entries(gather(root)[0], today)
    print(f"{len(made)} entries: {write_copy_book(root, root / COPY_BOOK, made, today)}")
    return 0


def apply(root: Path, today: datetime.date, file: Path) -> int:
    """Put a reviewer's marks into content/, then check it all."""
    made = entries(gather(root)[0], today)
    for told in apply_marks(root, made, read_marks(file)):
        print(told)
    return check(root, today)


def release_check(root: Path, today: datetime.date) -> int:
    """Print what a release must not hold; 1 where there is anything."""
    found = list(release_problems(root / "content", today))
    print("\n".join([*found, f"{len(found) or 'no'} words or numbers are pending or expired"]))
    return 1 if found else 0


def _flags() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("bot.content", description=__doc__)
    made.set_defaults(command=check)
    commands = made.add_subparsers()
    for name, command in (("check", check), ("copybook", copybook), ("release-check", release_check)):
        commands.add_parser(name, help=command.__doc__).set_defaults(command=command)
    applying = commands.add_parser("apply", help=apply.__doc__)
    applying.set_defaults(command=apply)
    applying.add_argument("file", type=Path)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
