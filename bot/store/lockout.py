"""When sign-ins that fail lock an account, and for how long.

Source: the NCSC's guidance on passwords advises throttling, or a lock after some five to ten failures; OWASP's
Authentication Cheat Sheet asks for a lock that ends by itself, so that it cannot be used to keep somebody out for good.
The stricter end is taken, as these accounts open chats about children; to be confirmed by the line.
"""

from datetime import datetime, timedelta

FAILURES_BEFORE_LOCK = 5
LOCK_LASTS = timedelta(minutes=15)


def lock_after(failures: int, now: datetime) -> tuple[int, datetime | None]:
    """Return the failures to remember, and until when the account is locked (None where it is not)."""
    return (0, now + LOCK_LASTS) if failures >= FAILURES_BEFORE_LOCK else (failures, None)


def still_locked(until: datetime | None, now: datetime) -> bool:
    """Say whether a lock holds."""
    return until is not None and now < until
