"""One staff account as it is read, and how its sign-in name is written."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.errors import StaffError
from bot.store.sealing import unsealed

RESPONDER = "responder"
SUPERVISOR = "supervisor"
ROLES = (RESPONDER, SUPERVISOR)
TOTP = "staff one-time codes"
# Stands for a secret that was sealed with another STEADY_SECRET. No code fits it, so nobody gets in by its loss.
UNREADABLE = "!"
_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")


@dataclass(frozen=True)
class Account:
    """One person of the line; times in UTC.

    display_name is what adults see, "" where only the role is shown. totp_secret is None before one is set.
    """

    id: int
    name: str
    display_name: str
    role: str
    capacity: int
    must_change_password: bool
    totp_secret: str | None = field(repr=False)
    disabled: bool
    locked_until: datetime | None
    password_hash: str = field(repr=False)


def account_of(row: Any) -> Account:
    """Return the account of a row of the table."""
    names = Account.__dataclass_fields__.keys() - {"totp_secret"}
    secret = (unsealed(row.totp_secret, TOTP) or UNREADABLE) if row.totp_secret else None
    return Account(totp_secret=secret, **{name: getattr(row, name) for name in names})


def sign_in_name(name: str) -> str:
    """Return a sign-in name as it is kept: small, without blanks around it.

    Raises:
        StaffError: it is too short or too long, or holds other letters; does not repeat it.
    """
    small = name.strip().lower()
    if not _NAME.fullmatch(small):
        raise StaffError("A name has 2 to 64 of: letters a to z, digits, and . _ @ + - within.")
    return small
