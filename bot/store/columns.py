"""Kinds of columns and of values of the staff database: times in UTC, codes, and plain text of a length."""

import unicodedata
from datetime import datetime, timezone
from string import ascii_lowercase
from typing import Any

from sqlalchemy import CheckConstraint, DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.errors import NotStorableError

CODE_LETTERS = ascii_lowercase + "_"
LONGEST_CODE = 40
LARGEST_ID = 2**31 - 1  # PostgreSQL's integer


class UtcTime(TypeDecorator):
    """A time with its zone, whatever the database makes of zones; read back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: nobody could say which it was."""
        if value is not None and value.utcoffset() is None:
            raise NotStorableError("a time needs its zone")
        return value and value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back to what SQLite keeps without one."""
        if value is not None and value.utcoffset() is None:
            return value.replace(tzinfo=timezone.utc)
        return value and value.astimezone(timezone.utc)


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(timezone.utc)


def only(column: str, letters: str, longest: int) -> CheckConstraint:
    """Return the check that a column holds these letters only; written so that both databases understand it."""
    return CheckConstraint(
        f"length({column}) <= {longest} AND ltrim({column}, '{letters}') = ''", name=f"{column}_only"
    )


def code(field: str, value: str, *, letters: str = CODE_LETTERS, longest: int = LONGEST_CODE) -> str:
    """Return a code ("over_capacity") as it is.

    Raises:
        NotStorableError: it holds other letters or is too long; names the field, not the value.
    """
    if len(value) > longest or set(value) - set(letters):
        raise NotStorableError(f"{field} is not a code of at most {longest} letters")
    return value


def plain(field: str, value: str, longest: int, *, least: int = 1, lines: bool = False) -> str:
    """Return a text that staff typed, without the blanks around it.

    Args:
        field: what it is, for the error.
        value: as it was typed.
        longest: most characters.
        least: fewest characters.
        lines: whether it may have several lines.

    Raises:
        NotStorableError: too long, too short, or it holds what cannot be shown; names the field, not the value.
    """
    text = value.strip().replace("\r\n", "\n")
    if not least <= len(text) <= longest:
        raise NotStorableError(f"{field} has {least} to {longest} characters")
    if any(_cannot_be_shown(letter) for letter in (text.replace("\n", "") if lines else text)):
        raise NotStorableError(f"{field} holds a character that cannot be shown")
    return text


def within(field: str, value: Any, least: int, most: int) -> int:
    """Return a whole number as it is.

    Raises:
        NotStorableError: it is none, or out of range.
    """
    if type(value) is not int or not least <= value <= most:
        raise NotStorableError(f"{field} is a whole number from {least} to {most}")
    return value


def is_id(value: Any) -> bool:
    """Say whether a row could have this id; a database refuses what is larger as a fault."""
    return type(value) is int and 0 < value <= LARGEST_ID


def _cannot_be_shown(letter: str) -> bool:
    """Say so of control characters, halves of a pair, private ones, and marks that turn the direction of reading."""
    category = unicodedata.category(letter)
    joins = letter in "\u200c\u200d"  # within words of some scripts, and within emoji
    return category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (category == "Cf" and not joins)
