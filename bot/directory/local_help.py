"""What an adult is told of one council, Trust or island: whom to ring at this time, and what else there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from bot.directory.opening_hours import OpenState, open_state, parse_hours
from bot.directory.service_tables import EVENINGS, OFFICE_HOURS, SARC, SUPPORT
from bot.directory.tables import PENDING, is_shown
from bot.store.directory_file import Reader
from bot.store.service_queries import body_row, contact_rows, service_rows_of

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Contact:
    """A number that may be shown; hours only where somebody has verified them."""

    team: str
    phone: str
    checked_on: str
    hours: str | None

    def state(self, at: datetime, nation: str) -> OpenState | None:
        """Return whether it is open, None where its hours are not verified."""
        return open_state(parse_hours(self.hours), at, nation) if self.hours else None


@dataclass(frozen=True)
class Service:
    """A service that may be named; its number only where it may be shown ("" otherwise)."""

    name: str
    kind: str
    phone: str
    website: str


class Advice(str, Enum):
    """What can be said of the numbers at a time; each has a response of its own."""

    OPEN = "open"  # verified hours: the office answers now
    SHUT = "shut"  # verified hours: the office is shut, the evening team answers
    SHUT_NO_EVENING = "shut_no_evening"
    BOTH = "both"  # hours not verified: both numbers, labelled
    OFFICE_ONLY = "office_only"
    EVENING_ONLY = "evening_only"
    NO_NUMBER = "no_number"


@dataclass(frozen=True)
class LocalHelp:
    """One council, Trust or island, and what there is for it that may be shown."""

    code: str
    name: str
    nation: str
    website: str
    partnership: str
    police: str
    police_website: str
    office: Contact | None
    evening: Contact | None
    services: tuple[Service, ...]

    def office_state(self, at: datetime) -> OpenState | None:
        """Return whether the office is open, None where nobody has verified its hours."""
        # A Crown dependency is a calendar of its own: its code, not "CD".
        return self.office.state(at, self.code if self.nation == "CD" else self.nation) if self.office else None

    def advice(self, at: datetime) -> Advice:
        """Return what to say at a time, with its zone (design.md 5: without verified hours both, labelled)."""
        state = self.office_state(at)
        if state and state.is_open:
            return Advice.OPEN
        if state:
            return Advice.SHUT if self.evening else Advice.SHUT_NO_EVENING
        if self.office and self.evening:
            return Advice.BOTH
        if self.office:
            return Advice.OFFICE_ONLY
        return Advice.EVENING_ONLY if self.evening else Advice.NO_NUMBER

    def referral_centre(self) -> Service | None:
        """Return the sexual assault referral centre there, one with a number first."""
        centres = [row for row in self.services if row.kind == SARC]
        return max(centres, key=lambda row: bool(row.phone), default=None)

    def support(self) -> tuple[Service, ...]:
        """Return the other services there."""
        return tuple(row for row in self.services if row.kind != SARC)


def local_help(directory: Reader, code: str, today: date) -> LocalHelp | None:
    """Return what may be shown today for a council, Trust or island by its code; None where nobody knows the code.

    A service from a feed is shown until the day it is to be checked again.

    Raises:
        DirectoryError: the directory is missing.
    """
    body = body_row(directory, code)
    if not body:
        return None
    contacts = [dict(row) for row in contact_rows(directory, code)]
    services = [dict(row) for row in service_rows_of(directory, code, body.force)]
    return LocalHelp(
        code=code,
        name=body.name,
        nation=body.nation,
        website=bare(body.website),
        partnership=body.partnership,
        police=body.police or body.force,
        police_website=bare(body.police_website or ""),
        office=_contact(contacts, OFFICE_HOURS),
        evening=_contact(contacts, EVENINGS),
        services=tuple(_service(row) for row in services if is_shown(row) and not _expired(row, today)),
    )


def bare(address: str) -> str:
    """Return a website as people say it ("https://www.cornwall.gov.uk/" -> "www.cornwall.gov.uk")."""
    return address.split("://", 1)[-1].rstrip("/")


def _contact(rows: list[dict[str, Any]], rings: str) -> Contact | None:
    row = next((row for row in rows if row["rings"] == rings and is_shown(row)), None)
    if not row:
        return None
    verified = row["hours"] if row["hours_confirmed_on"] not in (None, "", PENDING) else None
    return Contact(row["team"], row["phone"], row["checked_on"], verified)


def _expired(row: Fields, today: date) -> bool:
    return bool(row["kind"] == SUPPORT and row["check_by"] < today.isoformat())


def _service(row: Fields) -> Service:
    return Service(row["name"], row["kind"], row["phone"], bare(row["page"]))
