"""Reads an Open Referral UK feed (HSDS-UK 3): a file, or an API's /services with each service's details."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from bot.errors import DirectoryError

TIMEOUT_SECONDS = 20.0
# Bounds a feed that never says that its last page is the last; the largest UK feed known has some 5,000 services.
MOST_PAGES = 2000

Json = dict[str, Any]


def services_in(place: str, client: httpx.Client | None = None) -> Iterator[Json]:
    """Yield every service of a feed, with its details.

    Args:
        place: the address of an API ("https://example.org/oruk", with or without /services), or the path of a file
            with one service, a list of them, or a page of them.
        client: who asks the API; a test hands in one that answers by itself.

    Raises:
        DirectoryError: the feed cannot be read.
    """
    if place.startswith(("http://", "https://")):
        yield from _from_api(place.rstrip("/").removesuffix("/services"), client or httpx.Client())
    else:
        yield from _listed(_read_file(Path(place)))


def feed_name(place: str) -> str:
    """Return what a feed is called in the table: its address without a query, or the name of its file."""
    return place.partition("?")[0].rstrip("/") if "://" in place else Path(place).name


def _from_api(base: str, client: httpx.Client) -> Iterator[Json]:
    for number in range(1, MOST_PAGES + 1):
        page = _get(client, f"{base}/services?page={number}")
        for row in _listed(page):
            yield _get(client, f"{base}/services/{quote(str(row.get('id', '')), safe='')}")
        if not isinstance(page, dict) or page.get("last_page", True) or page.get("empty"):
            return


def _get(client: httpx.Client, address: str) -> Any:
    try:
        answer = client.get(address, timeout=TIMEOUT_SECONDS, headers={"Accept": "application/json"})
        answer.raise_for_status()
        return answer.json()
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise DirectoryError(f"{address} cannot be read ({type(error).__name__})") from None


def _read_file(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DirectoryError(f"{path} cannot be read ({type(error).__name__})") from None


def _listed(data: Any) -> list[Json]:
    """Return the services of one, of a list, or of a page ("contents", or "service" in a package)."""
    if isinstance(data, dict):
        data = next((data[name] for name in ("contents", "service", "services") if name in data), [data])
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise DirectoryError("this is no list of services as Open Referral UK writes it")
    return data
