"""Reads what the console sends: JSON of an agreed shape, and values of an address."""

from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, Extra, StrictBool, StrictInt, StrictStr, ValidationError, conint, constr, root_validator
from sanic.exceptions import InvalidUsage
from sanic.request import Request

from bot.errors import UnreadableMessageError

UNREADABLE = "unreadable"
# A reply of 4,000 characters (design section 10) is at most 16,000 bytes, six times that when all is escaped in JSON.
LARGEST_BODY = 100_000
# Longer than any name or password that is taken, so that hashing sees no more (bot/store/credentials.py).
LONGEST_TYPED = 200
MOST_MINUTES = 7 * 24 * 60


class Body(BaseModel):
    """A body: no field beside those named."""

    class Config:
        extra = Extra.forbid


SomeBody = TypeVar("SomeBody", bound=Body)


class NoBody(Body):
    """Nothing has to be said."""


class SignInBody(Body):
    """Who signs in."""

    name: constr(strict=True, max_length=LONGEST_TYPED)  # type: ignore[valid-type]
    password: constr(strict=True, max_length=LONGEST_TYPED)  # type: ignore[valid-type]
    code: constr(strict=True, max_length=LONGEST_TYPED) = ""  # type: ignore[valid-type]


class PasswordBody(Body):
    """A new password; the old one where it was not a one-time password."""

    new: constr(strict=True, max_length=LONGEST_TYPED)  # type: ignore[valid-type]
    old: constr(strict=True, max_length=LONGEST_TYPED) = ""  # type: ignore[valid-type]


class CodeBody(Body):
    """A one-time code."""

    code: constr(strict=True, max_length=LONGEST_TYPED)  # type: ignore[valid-type]


class ChangeBody(Body):
    """Some of the fields, at least one; those left out stay as they are."""

    @root_validator(pre=True)
    def _something(cls, values: dict) -> dict:
        if not values or None in values.values():
            raise ValueError("nothing to change")
        return values


class MeBody(ChangeBody):
    """What staff change about themselves."""

    display_name: StrictStr | None = None
    capacity: StrictInt | None = None
    on_shift: StrictBool | None = None


class LineBody(Body):
    """The line's settings, with the version they were read with."""

    name: StrictStr
    keeps_for: StrictStr
    hours: dict[StrictStr, StrictStr]
    bank_holidays_of: StrictStr
    closed_on: list[StrictStr]
    last_admission_minutes: StrictInt
    queue_ceiling: StrictInt
    wait_limit_minutes: StrictInt
    counts_on: StrictBool
    version: StrictInt


class SwitchBody(Body):
    """Why the line is closed by hand, and for how long."""

    reason: constr(strict=True, regex=r"^[a-z_]{1,40}\Z")  # type: ignore[valid-type]
    minutes: conint(strict=True, ge=1, le=MOST_MINUTES)  # type: ignore[valid-type]


class ReplyBody(Body):
    """A new reply."""

    title: StrictStr
    text: StrictStr


class ReplyChangeBody(ReplyBody):
    """A changed reply, with the version it was read with."""

    version: StrictInt


class AccountBody(Body):
    """A new account."""

    name: constr(strict=True, max_length=LONGEST_TYPED)  # type: ignore[valid-type]
    role: StrictStr


class AccountChangeBody(ChangeBody):
    """What supervisors change about an account."""

    role: StrictStr | None = None
    disabled: StrictBool | None = None


def read_body(request: Request, shape: type[SomeBody]) -> SomeBody:
    """Return the body of a request; an empty one counts as {}.

    Raises:
        UnreadableMessageError: it is not JSON of the agreed shape.
    """
    try:
        body = request.json if request.body else {}
        if not isinstance(body, dict):
            raise UnreadableMessageError(UNREADABLE)
        return shape.parse_obj(body)
    except (InvalidUsage, ValidationError, TypeError, ValueError, RecursionError):
        raise UnreadableMessageError(UNREADABLE) from None


def day_in(request: Request, name: str, default: date) -> date:
    """Return a day of the address (?first=2026-05-01).

    Raises:
        UnreadableMessageError: it is none.
    """
    try:
        value = request.args.get(name)
        return date.fromisoformat(value) if value is not None else default
    except ValueError:
        raise UnreadableMessageError(UNREADABLE) from None


def number_in(request: Request, name: str) -> int | None:
    """Return a number of the address, 1 or more; None where it is not there.

    Raises:
        UnreadableMessageError: it is none.
    """
    value: Any = request.args.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 18 and int(value)):
        raise UnreadableMessageError(UNREADABLE)
    return int(value)
