"""No feed, table or line of hours breaks its reader: it is taken, or refused by an error of ours."""

import contextlib
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.finding import finder
from bot.directory.opening_hours import UK, open_state, opens_next, parse_hours
from bot.directory.oruk_feed import _listed
from bot.directory.oruk_import import take
from bot.directory.oruk_schema import Profile
from bot.directory.tables import SERVICES, read_table
from bot.errors import BotError, DirectoryError, OpeningHoursError
from tests.bot.directory.oruk_services import service
from tests.fuzz.made_up import ANY_TEXT, ODD_JSON, near_miss

TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UK))
HOURS = st.lists(
    st.sampled_from("Mo Tu We Th Fr Sa Su PH off 24/7 00:00 09:00 17:00 24:00 25:61 - , ; : – Mo-Fr".split()),
    max_size=12,
)
NEAR_HOURS = st.one_of(ANY_TEXT, HOURS.map(" ".join), HOURS.map("".join))
PHONES = st.lists(near_miss({"number": ANY_TEXT}), max_size=2)
AREAS = st.lists(near_miss({"uri": ANY_TEXT, "extent": ANY_TEXT}), max_size=2)
PLACE = near_miss({"addresses": st.lists(near_miss({"postal_code": ANY_TEXT}), max_size=2)})
PARTS = {
    "phones": PHONES,
    "contacts": st.lists(near_miss({"name": ANY_TEXT, "phones": PHONES}), max_size=2),
    "service_areas": AREAS,
    "service_at_locations": st.lists(near_miss({"location": PLACE}), max_size=2),
    "minimum_age": st.integers(),
    "maximum_age": st.floats(),
    "assured_date": st.dates().map(str),
}
CHANGED = st.one_of(st.dictionaries(st.sampled_from(sorted(service())), ODD_JSON, max_size=4), near_miss(PARTS))
PROFILE = Profile()
CELLS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)


@given(NEAR_HOURS, TIMES)
def test_hours_are_read_or_refused(text: str, at: datetime):
    with contextlib.suppress(OpeningHoursError):
        hours = parse_hours(text)
        open_state(hours, at, "ENG")
        following = opens_next(hours, at, "SCO")
        assert following is None or following > at.astimezone(timezone.utc) - timedelta(days=1)


@pytest.fixture(scope="module")
def find():
    try:
        return finder()
    except DirectoryError:
        pytest.skip("no directory: run `make setup`")


@given(changed=st.lists(CHANGED, min_size=1, max_size=3))
def test_a_service_of_a_feed_is_taken_or_left_with_a_reason(find, changed):
    services = [service(**change) for change in changed]
    report = take(services, "https://feed.example/oruk", find, PROFILE)
    assert len(report.taken) + sum(report.left.values()) <= len(services)
    assert all(isinstance(value, str) for row in report.taken for value in row.values())


@given(ODD_JSON)
def test_a_page_of_a_feed_is_a_list_of_services_or_refused(page):
    with contextlib.suppress(BotError):
        assert all(isinstance(row, dict) for row in _listed(page))


@given(st.one_of(st.binary(max_size=400), st.lists(st.lists(CELLS, max_size=8), max_size=6)))
def test_a_table_is_read_or_refused(tmp_path: Path, content):
    folder = tmp_path / "services"
    if not folder.exists():
        shutil.copytree(SERVICES, folder)
    path = next(path for path in sorted(folder.glob("*.csv")))
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        header = path.read_text(encoding="utf-8").splitlines()[:1] or [""]
        path.write_text("\n".join([*header[:1], *(",".join(row) for row in content)]), encoding="utf-8")
    with contextlib.suppress(BotError):
        assert isinstance(read_table(path.name, folder), list)
    shutil.copy(SERVICES / path.name, path)
