"""Invented services in the shape of Open Referral UK."""

from typing import Any

ONE = "6f1c2f3e-1111-4a6b-9d55-0a3b4c5d6e01"
TWO = "6f1c2f3e-2222-4a6b-9d55-0a3b4c5d6e02"
CORNWALL = "E06000052"


def service(**other: Any) -> dict[str, Any]:
    """Return a service that an import takes."""
    return {
        "id": ONE,
        "name": "Parents' circle",
        "status": "active",
        "url": "https://circle.example/",
        "email": "jo.bloggs@circle.example",
        "assured_date": "2026-10-01",
        "assurer_email": "assurer@council.example",
        "phones": [{"id": TWO, "number": "01632 960004"}],
        "contacts": [{"id": TWO, "name": "Jo Bloggs", "phones": [{"number": "07700 900111"}]}],
        "service_areas": [{"id": TWO, "uri": f"http://statistics.data.gov.uk/id/statistical-geography/{CORNWALL}"}],
        **other,
    }
