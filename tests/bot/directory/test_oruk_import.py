"""What is taken from a feed, what is left and why; the services are invented."""

import shutil

import pytest

from bot.directory.oruk_import import keep, take
from bot.directory.oruk_schema import Profile
from bot.directory.tables import IMPORTED, SERVICES, read_table
from tests.bot.directory.oruk_services import CORNWALL, ONE, TWO, service

FEED = "https://feed.example/oruk"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SERVICES, tmp_path / "services")


def taken(finder, *services):
    return take(services, FEED, finder, Profile())


def test_a_service_is_taken_with_its_council_its_dates_and_no_person(finder):
    (row,) = taken(finder, service()).taken
    assert (row["council"], row["phone"]) == (CORNWALL, "01632 960004")
    assert (row["checked_on"], row["check_by"], row["confirmed_on"]) == ("2026-10-01", "2027-04-02", "pending")
    assert row["status"] == "imported" and row["source"] == FEED
    text = " ".join(row.values())
    assert "@" not in text and "Bloggs" not in text and "07700" not in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "7"}, "its id is no UUID"),
        ({"name": " "}, "it has no name"),
        ({"status": "open"}, "its status is none of the profile's"),
        ({"status": "defunct"}, "it is not active"),
        ({"assured_date": None}, "nobody has assured it"),
        ({"phones": [], "url": None}, "it has neither number nor website"),
        ({"service_areas": []}, "its council is not known"),
    ],
)
def test_what_is_left_is_counted_by_its_reason(finder, change, reason):
    report = taken(finder, service(**change))
    assert report.taken == []
    assert report.left == {reason: 1}


def test_without_an_area_the_postcode_of_its_place_says_the_council(finder):
    place = {"id": TWO, "location": {"addresses": [{"postal_code": "tr15 1aa"}]}}
    (row,) = taken(finder, service(service_areas=[], service_at_locations=[place])).taken
    assert row["council"] == CORNWALL


def test_a_district_council_is_its_county(finder):
    (row,) = taken(finder, service(service_areas=[{"id": TWO, "extent": "E07000041"}])).taken
    assert row["council"] == "E10000008"


def test_a_number_of_a_named_person_is_not_taken_and_one_of_a_desk_is(finder):
    desk = {"id": TWO, "title": "Front desk", "phones": [{"number": "01632 960005"}]}
    named = service()["contacts"]
    assert taken(finder, service(phones=[], contacts=named)).taken[0]["phone"] == ""
    assert taken(finder, service(phones=[], contacts=[*named, desk])).taken[0]["phone"] == "01632 960005"


def test_a_service_twice_in_a_feed_is_taken_once(finder):
    report = taken(finder, service(), service())
    assert len(report.taken) == 1
    assert report.left == {"it is in the feed twice": 1}


def test_an_import_repeated_makes_no_doubles_and_drops_what_is_gone(finder, folder):
    both = taken(finder, service(), service(id=TWO, name="Another"))
    keep(both, FEED, folder)
    keep(taken(finder, service(), service(id=TWO, name="Another")), FEED, folder)
    assert {row["id"] for row in read_table(IMPORTED, folder)} == {ONE, TWO}
    again = taken(finder, service())
    keep(again, FEED, folder)
    assert again.gone == 1
    assert [row["id"] for row in read_table(IMPORTED, folder)] == [ONE]


def test_what_a_person_confirmed_stays_confirmed_until_it_changes(finder, folder):
    keep(taken(finder, service()), FEED, folder)
    table = folder / IMPORTED
    table.write_text(table.read_text().replace("pending", "2026-11-01"))
    keep(taken(finder, service(assured_date="2026-11-02")), FEED, folder)
    assert read_table(IMPORTED, folder)[0]["confirmed_on"] == "2026-11-01"
    keep(taken(finder, service(phones=[{"number": "01632 960009"}])), FEED, folder)
    assert read_table(IMPORTED, folder)[0]["confirmed_on"] == "pending"


def test_another_feed_is_left_alone(finder, folder):
    keep(taken(finder, service()), FEED, folder)
    keep(take([service(id=TWO)], "other.json", finder, Profile()), "other.json", folder)
    assert {row["source"] for row in read_table(IMPORTED, folder)} == {FEED, "other.json"}
