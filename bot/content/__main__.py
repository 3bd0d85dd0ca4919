"""`make copy`: checks every word, walk and number a person sees, in seconds and without Rasa."""

import datetime
import sys
from pathlib import Path

from bot.content.checks.every_check import run


def main(root: Path = Path()) -> int:
    """Print every problem as "file:line: what; what to do", then the summary; return 1 where there is a problem."""
    problems, summary = run(root, datetime.date.today())
    for problem in problems:
        print(problem)
    print(summary)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
