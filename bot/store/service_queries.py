"""Questions about one council, Trust or island: itself, its numbers, its police, and the services there."""

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Row

from bot.store.directory_file import Reader
from bot.store.directory_tables import authority, contact, opening_hours, police_force, service

_BODY = (
    select(
        authority.c.code,
        authority.c.name,
        authority.c.nation,
        authority.c.website,
        authority.c.partnership,
        authority.c.police.label("force"),
        police_force.c.name.label("police"),
        police_force.c.website.label("police_website"),
    )
    .outerjoin(police_force, police_force.c.force == authority.c.police)
    .where(authority.c.code == bindparam("code"))
)
_ALL_CONTACTS = (
    select(contact, opening_hours.c.hours, opening_hours.c.confirmed_on.label("hours_confirmed_on"))
    .outerjoin(opening_hours, opening_hours.c.contact_id == contact.c.id)
    .order_by(contact.c.id)
)
_CONTACTS = _ALL_CONTACTS.where(contact.c.body == bindparam("code"))
_OF_BODY = select(service).where(service.c.body == bindparam("code")).order_by(service.c.name)
_OF_POLICE = select(service).where(service.c.police == bindparam("force")).order_by(service.c.name)


def body_row(directory: Reader, code: str) -> Row | None:
    """Return a council, Trust or island with its police force; None where nobody knows the code."""
    return next(iter(directory.rows(_BODY, code=code)), None)


def contact_rows(directory: Reader, code: str) -> list[Row]:
    """Return the numbers of a body with their hours (None where there are none)."""
    return directory.rows(_CONTACTS, code=code)


def service_rows_of(directory: Reader, code: str, force: str) -> list[Row]:
    """Return the services of a body and of its police force's area."""
    return [*directory.rows(_OF_POLICE, force=force), *directory.rows(_OF_BODY, code=code)]


def all_bodies(directory: Reader) -> list[Row]:
    """Return every council, Trust and island."""
    return directory.rows(select(authority))


def all_contacts(directory: Reader) -> list[Row]:
    """Return the numbers of all bodies with their hours."""
    return directory.rows(_ALL_CONTACTS)


def all_services(directory: Reader) -> list[Row]:
    """Return every service."""
    return directory.rows(select(service).order_by(service.c.id))
