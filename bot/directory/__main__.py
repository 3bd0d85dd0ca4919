"""`python -m bot.directory build|check|find|import-oruk|export-oruk`: makes and keeps the directory of local help."""

import sys

from bot.directory.building import build
from bot.errors import DirectoryError


def main(arguments: list[str]) -> int:
    """Run one command; return 1 with the reason where it fails."""
    try:
        build(say=lambda line: print(f"Directory: {line}", flush=True))
    except DirectoryError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
