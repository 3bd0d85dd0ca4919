"""Becomes supervisord, and goes on where its output cannot be written; scripts/run.py starts it.

Where a line cannot be written, supervisor writes a traceback to the same full disk, fails again, and ends: the guide
would go on with nothing to restart or stop it.
"""

import sys

from supervisor import loggers, supervisord


def leave_out(handler: loggers.Handler) -> None:
    """Let go of a line that cannot be written."""


if __name__ == "__main__":
    loggers.Handler.handleError = leave_out
    sys.exit(supervisord.main())
