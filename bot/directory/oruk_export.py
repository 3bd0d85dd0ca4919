"""Publishes the directory's own services in the shape of Open Referral UK (HSDS-UK 3), a page of all of them."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.directory.opening_hours import BANK_HOLIDAY, parse_hours
from bot.directory.service_tables import SARC
from bot.directory.tables import PENDING, is_shown
from bot.store.directory_file import Reader
from bot.store.service_queries import all_bodies, all_contacts, all_services

AREA = "http://statistics.data.gov.uk/id/statistical-geography/"

Json = dict[str, Any]


def page_of_services(directory: Reader) -> Json:
    """Return every service whose number or name may be shown, as one page of GET /services with full details."""
    bodies = {row.code: row for row in all_bodies(directory)}
    contacts = [_contact(row, bodies[row["body"]]) for row in map(dict, all_contacts(directory)) if is_shown(row)]
    centres = [_centre(row) for row in map(dict, all_services(directory)) if row["kind"] == SARC and is_shown(row)]
    services = [*contacts, *centres]
    return {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def _contact(row: dict[str, Any], body: Any) -> Json:
    key = f"{row['body']} {row['rings']}"
    hours = row["hours"] if row["hours_confirmed_on"] not in (None, "", PENDING) else None
    area = {"id": _id(f"area {key}"), "name": body.name, "uri": AREA + body.code}
    return {
        "id": _id(key),
        "name": f"{row['team']}, {body.full_name} ({row['rings']})",
        "description": f"{body.name}: {row['rings']}",
        "status": "active",
        "url": row["page"],
        **_assured(row),
        "phones": [{"id": _id(f"phone {key}"), "number": row["phone"]}],
        "schedules": _schedules(key, hours) if hours else [],
        "service_areas": [area],
        "organization": {
            "id": _id(f"organization {body.code}"),
            "name": body.full_name,
            "description": body.kind,
            "website": body.website,
        },
    }


def _centre(row: dict[str, Any]) -> Json:
    phones = [{"id": _id(f"phone {row['name']}"), "number": row["phone"]}] if row["phone"] else []
    about = {"id": _id(f"{SARC} {row['name']}"), "name": row["name"], "description": row["serves"] or SARC}
    return {**about, "status": "active", "url": row["page"], **_assured(row), "phones": phones}


def _assured(row: dict[str, Any]) -> Json:
    """Return the date on which a person confirmed a row; nothing where nobody has."""
    return {"assured_date": row["confirmed_on"]} if row["confirmed_on"] != PENDING else {}


def _schedules(key: str, hours: str) -> list[Json]:
    """Return weekly schedules; bank holidays have no day in the profile: the hours stand whole in the notes."""
    return [
        {
            "id": _id(f"schedule {key} {day} {number}"),
            "freq": "WEEKLY",
            "byday": day.upper(),
            "opens_at": _clock(opens.total_seconds()),
            "closes_at": _clock(closes.total_seconds()),
            "notes": hours,
        }
        for day, ranges in parse_hours(hours).ranges.items()
        if day != BANK_HOLIDAY
        for number, (opens, closes) in enumerate(ranges)
    ]


def _clock(seconds: float) -> str:
    minutes = int(seconds // 60) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def _id(key: str) -> str:
    """Return an id that is the same at every export."""
    return str(uuid5(NAMESPACE_URL, f"steady directory {key}"))
