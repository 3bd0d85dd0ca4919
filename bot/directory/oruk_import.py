"""Takes services from an Open Referral UK feed into content/services/imported.csv, where each waits for a person."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.directory.finding import Finder
from bot.directory.oruk_schema import Profile
from bot.directory.tables import COLUMNS, IMPORTED, PENDING, SERVICES, Row, read_table

# facts 13: no contact older than six months.
GOOD_FOR = timedelta(days=183)
STATUS = "imported"
LICENCE = "as the feed's publisher says"
_CODE = re.compile(r"\b[ENSW]\d{8}\b")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")

Json = dict[str, Any]


@dataclass
class Report:
    """What an import took, and how many it left for which reason."""

    taken: list[Row] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    gone: int = 0


def take(services: Iterable[Json], feed: str, finder: Finder, profile: Profile) -> Report:
    """Return what a feed gives: rows for services with a council, an assured date and a way to reach them.

    Names and e-mail addresses of people are never among what is taken.
    """
    report = Report()
    seen: set[str] = set()
    for service in services:
        found = _row(service, feed, finder, profile)
        if isinstance(found, str):
            report.left[found] += 1
        elif found["id"] in seen:
            report.left["it is in the feed twice"] += 1
        else:
            seen.add(found["id"])
            report.taken.append(found)
    return report


def keep(report: Report, feed: str, folder: Path = SERVICES) -> None:
    """Write what was taken in place of what the same feed gave before.

    A row that has not changed keeps the date on which a person confirmed it.
    """
    old = {row["id"]: row for row in read_table(IMPORTED, folder)}
    fresh = {row["id"]: row | {"confirmed_on": _confirmed(row, old.get(row["id"]))} for row in report.taken}
    others = {key: row for key, row in old.items() if row["source"] != feed and key not in fresh}
    report.gone = len(old.keys() - fresh.keys() - others.keys())
    rows = sorted([*others.values(), *fresh.values()], key=lambda row: (row["council"], row["name"], row["id"]))
    with (folder / IMPORTED).open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, COLUMNS[IMPORTED], extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(service: Json, feed: str, finder: Finder, profile: Profile) -> Row | str:
    fault = profile.fault(service)
    if fault:
        return fault
    if service["status"] != "active":
        return "it is not active"
    assured, phone, page = _date(service.get("assured_date")), _phone(service), str(service.get("url") or "")
    if not assured:
        return "nobody has assured it"
    if not phone and not page:
        return "it has neither number nor website"
    council = _council(service, finder)
    if not council:
        return "its council is not known"
    return {
        "id": str(service["id"]),
        "name": " ".join(service["name"].split()),
        "council": council,
        "serves": _ages(service),
        "phone": phone,
        "page": page,
        "status": STATUS,
        "source": feed,
        "licence": LICENCE,
        "checked_on": assured.isoformat(),
        "check_by": (assured + GOOD_FOR).isoformat(),
        "confirmed_on": PENDING,
    }


def _council(service: Json, finder: Finder) -> str | None:
    """Return the one body that a service belongs to: by a code among its areas, else by a postcode of its places."""
    areas = service.get("service_areas") or ()
    text = " ".join(str(area.get(name) or "") for area in areas for name in ("uri", "extent", "service_area", "name"))
    bodies = {body for code in _CODE.findall(text) for body in finder.bodies_of(code)}
    if not bodies:
        found = [finder.postcode(postcode).bodies for postcode in _postcodes(service)]
        bodies = {body for few in found for body in few}
    return bodies.pop() if len(bodies) == 1 else None


def _postcodes(service: Json) -> list[str]:
    places = [row.get("location") or {} for row in service.get("service_at_locations") or ()]
    typed = [str(row.get("postal_code") or "").upper() for place in places for row in place.get("addresses") or ()]
    return [" ".join(match.groups()) for code in typed if (match := _POSTCODE.fullmatch(code.strip()))]


def _phone(service: Json) -> str:
    """Return the service's own number; a contact's only where the contact is no person by name."""
    contacts = [row for row in service.get("contacts") or () if not row.get("name")]
    phones = [*(service.get("phones") or ()), *(row for contact in contacts for row in contact.get("phones") or ())]
    return next((str(row["number"]) for row in phones if row.get("number")), "")


def _ages(service: Json) -> str:
    youngest, oldest = service.get("minimum_age"), service.get("maximum_age")
    return f"{youngest or 0:g} to {oldest:g}" if oldest else (f"{youngest:g} and over" if youngest else "")


def _date(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _confirmed(row: Row, old: Row | None) -> str:
    same = old and all(row[name] == old[name] for name in ("name", "council", "phone", "page"))
    return old["confirmed_on"] if old and same else PENDING
