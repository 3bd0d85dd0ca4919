"""What is said of a council at a time; the councils here are invented."""

from datetime import datetime

import pytest

from bot.directory.local_help import Advice, Contact, LocalHelp, Service, bare, local_help
from bot.directory.opening_hours import UK
from bot.directory.service_tables import SARC, SUPPORT
from bot.directory.spoken import day_said, time_said
from bot.store.place_queries import bodies_by_council

HOURS = "Mo-Fr 09:00-17:00; PH off"
NOON, NIGHT = datetime(2026, 11, 26, 12, tzinfo=UK), datetime(2026, 11, 26, 22, tzinfo=UK)
OFFICE = Contact("Front door", "01632 960001", "2026-11-01", HOURS)
UNVERIFIED = Contact("Front door", "01632 960001", "2026-11-01", None)
EVENING = Contact("Emergency duty team", "01632 960002", "2026-11-01", None)
SHY = Service("A centre", SARC, "", "centre.example")
OPEN_HANDED = Service("Another centre", SARC, "01632 960003", "other.example")
GROUP = Service("A parents' group", SUPPORT, "", "group.example")


def place(office=None, evening=None, services=(), nation="ENG", code="E00000000") -> LocalHelp:
    return LocalHelp(
        code, "Example", nation, "example.gov.uk", "", "A force", "force.example", office, evening, services
    )


@pytest.mark.parametrize(
    ("office", "evening", "at", "advice"),
    [
        (OFFICE, EVENING, NOON, Advice.OPEN),
        (OFFICE, EVENING, NIGHT, Advice.SHUT),
        (OFFICE, None, NIGHT, Advice.SHUT_NO_EVENING),
        (UNVERIFIED, EVENING, NOON, Advice.BOTH),  # hours nobody has verified decide nothing
        (UNVERIFIED, EVENING, NIGHT, Advice.BOTH),
        (UNVERIFIED, None, NOON, Advice.OFFICE_ONLY),
        (None, EVENING, NOON, Advice.EVENING_ONLY),
        (None, None, NOON, Advice.NO_NUMBER),
    ],
)
def test_the_advice_fits_the_time_only_where_hours_are_verified(office, evening, at, advice):
    assert place(office, evening).advice(at) is advice


def test_the_bank_holidays_are_those_of_the_nation():
    saint_andrew = datetime(2026, 11, 30, 12, tzinfo=UK)
    assert place(OFFICE, EVENING, nation="ENG").advice(saint_andrew) is Advice.OPEN
    assert place(OFFICE, EVENING, nation="SCO").advice(saint_andrew) is Advice.SHUT
    liberation_day = datetime(2025, 5, 9, 12, tzinfo=UK)
    assert place(OFFICE, EVENING, nation="CD", code="JE").advice(liberation_day) is Advice.SHUT
    assert place(OFFICE, EVENING, nation="CD", code="IM").advice(liberation_day) is Advice.OPEN


def test_a_centre_with_a_number_is_named_before_one_without():
    assert place(services=(SHY, OPEN_HANDED, GROUP)).referral_centre() == OPEN_HANDED
    assert place(services=(SHY, GROUP)).referral_centre() == SHY
    assert place(services=(GROUP,)).referral_centre() is None
    assert place(services=(SHY, GROUP)).support() == (GROUP,)


@pytest.mark.parametrize(
    ("code", "office", "evening"),
    [
        ("E06000052", "0300 123 1116", "01208 251300"),  # Cornwall: both official
        ("E06000053", None, None),  # Isles of Scilly: sources disagree
        ("E06000026", "01752 668000", None),  # Plymouth: the evening number is from an older page
        ("E06000051", None, None),  # Shropshire: older pages
        ("BHSCT", None, "028 9504 9999"),  # the Gateway number is from a third party
        ("JE", None, None),
    ],
)
def test_only_numbers_with_an_official_source_are_shown(directory, code, office, evening):
    there = local_help(directory, code, NOON.date())
    assert (there.office and there.office.phone) == office
    assert (there.evening and there.evening.phone) == evening


def test_no_hours_are_verified_yet(directory):
    there = local_help(directory, "E10000008", NOON.date())
    assert there.office.hours is None
    assert there.advice(NOON) is Advice.BOTH


def test_every_body_has_a_website_and_a_police_force(directory):
    bodies = {body for few in bodies_by_council(directory).values() for body in few}
    assert len(bodies) == 212 + 3  # and the Crown dependencies
    for code in bodies:
        there = local_help(directory, code, NOON.date())
        assert there.website and there.police, code


def test_a_code_nobody_knows_has_no_help(directory):
    assert local_help(directory, "E99999999", NOON.date()) is None


def test_addresses_days_and_times_are_written_as_people_say_them():
    assert bare("https://www.cornwall.gov.uk/") == "www.cornwall.gov.uk"
    assert day_said("2026-11-26") == "26 November 2026"
    assert day_said(datetime(2026, 11, 30, 9, tzinfo=UK), weekday=True) == "Monday 30 November"
    assert [time_said(datetime(2026, 1, 1, *at)) for at in ((9,), (16, 30), (0,), (12,), (12, 15))] == [
        "9am",
        "4.30pm",
        "midnight",
        "midday",
        "12.15pm",
    ]
    assert day_said(None) == time_said(None) == ""
