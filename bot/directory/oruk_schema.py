"""Holds a service against what HSDS-UK 3 demands: its own schema where there is a copy, else its required fields."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema

from bot.errors import DirectoryError

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
SCHEMA = "service.json"


LISTS = ("phones", "contacts", "service_areas", "service_at_locations")
AGES = ("minimum_age", "maximum_age")


class Profile:
    """Says what is wrong with a service; the first fault is enough."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the profile's compiled schema from a folder; without one only the required fields are looked at."""
        self._validator = jsonschema.Draft7Validator(_read(folder / SCHEMA)) if folder else None

    def fault(self, service: dict[str, Any]) -> str | None:
        """Return what is wrong, by the field's name and never its value; None where all is well."""
        if not isinstance(service.get("name"), str) or not service["name"].strip():
            return "it has no name"
        if not _is_uuid(service.get("id")):
            return "its id is no UUID"
        if not isinstance(service.get("status"), str) or service["status"] not in STATUSES:
            return "its status is none of the profile's"
        errors = self._validator.iter_errors(service) if self._validator else iter(())
        first = next(errors, None)
        if first:
            return f"{'/'.join(map(str, first.absolute_path)) or 'it'} breaks the rule {first.validator}"
        return None if _is_shaped(service) else "its parts are not shaped as the profile's"


def _is_shaped(service: dict[str, Any]) -> bool:
    """Say whether what the import reads is of the kind it reads it as; with no schema at hand nothing else says so."""
    if not all(_are_rows(service.get(name)) for name in LISTS):
        return False
    if not all(_are_rows(row.get("phones")) for row in service.get("contacts") or ()):
        return False
    places = [row.get("location") or {} for row in service.get("service_at_locations") or ()]
    if not all(isinstance(place, dict) and _are_rows(place.get("addresses")) for place in places):
        return False
    return all(isinstance(service.get(name), int | float | None) for name in AGES)


def _are_rows(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(row, dict) for row in value))


def _is_uuid(text: Any) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DirectoryError(f"{path} is no schema") from None
