"""Whose children's services a place belongs to; every postcode here is that of a town hall, a school or a library."""

import random
from collections import Counter
from string import ascii_uppercase

import pytest

from bot.directory.finding import FORCES, UNKNOWN, Finder, likely
from bot.directory.postcode_sources import council_of_postcodes, postcodes_in_use
from bot.store.place_queries import bodies_by_council


def names(finder: Finder, value: str) -> list[str]:
    return [finder.name_of(body) for body in finder.postcode(value).bodies]


@pytest.mark.parametrize(
    ("value", "council"),
    [
        ("TR15 1AA", "Cornwall"),
        ("TR15", "Cornwall"),
        ("TR15 1", "Cornwall"),
        ("TR21 0LW", "Isles of Scilly"),
        ("TR21", "Isles of Scilly"),
        ("EC2V 7HH", "City of London"),
        ("S1 2HH", "Sheffield"),  # new code in 2025
        ("S70 2TA", "Barnsley"),  # new code in 2025
        ("EX1 1JJ", "Devon"),  # a district council: its county runs children's services
        ("W1", "Westminster"),  # stands for W1A to W1W
        ("ZE1", "Shetland Islands"),
        ("JE2", "Jersey"),
        ("GY9 3", "Guernsey and Alderney"),
        ("IM99 1AA", "Isle of Man"),
    ],
)
def test_a_place_of_one_council_is_found(finder, value, council):
    assert names(finder, value) == [council]


@pytest.mark.parametrize(("value", "first"), [("N1", "Islington"), ("BT1", "Belfast Trust"), ("SK13 8", "Derbyshire")])
def test_the_likeliest_council_comes_first(finder, value, first):
    assert names(finder, value)[0] == first


def test_a_district_shared_by_councils_asks_among_three_at_most(finder):
    assert names(finder, "N1") == ["Islington", "Hackney", "Camden"]


def test_a_council_of_two_trusts_is_asked_about(finder):
    assert set(names(finder, "BT49")) == {"Northern Trust", "Western Trust"}
    assert finder.postcode("BT49").nation == "NIR"


def test_a_whole_postcode_of_northern_ireland_is_answered_by_its_sector(finder):
    assert finder.postcode("BT74 7BB") == finder.postcode("BT74 7")


def test_a_postcode_that_is_not_in_use_is_answered_by_its_sector(finder):
    assert finder.postcode("N1 9ZZ") == finder.postcode("N1 9")


@pytest.mark.parametrize(("value", "gap"), [("BF1 2AU", FORCES), ("ZZ9", UNKNOWN)])
def test_a_place_without_a_council_says_why(finder, value, gap):
    assert finder.postcode(value).gap == gap
    assert finder.postcode(value).bodies == ()


def test_a_district_across_a_border_has_no_nation(finder):
    assert finder.postcode("TD15 1").bodies == ("E06000057", "S12000026")
    assert finder.postcode("TD15 1").nation is None


def test_a_name_stands_for_its_council_and_a_shared_one_for_several(finder):
    assert finder.named(["Cornwall"]).bodies == ("E06000052",)
    assert finder.named(["North Northamptonshire", "West Northamptonshire"]).nation == "ENG"
    assert finder.named(["Nowhere"]).gap == UNKNOWN


def test_a_share_of_98_in_a_hundred_is_sure_and_less_is_asked():
    assert likely(Counter(one=98, two=2)) == ["one"]
    assert likely(Counter(one=97, two=3)) == ["one", "two"]
    assert likely(Counter(one=4, two=3, three=2, four=1)) == ["one", "two", "three"]


def test_every_live_district_resolves(finder):
    """Those where only large users of mail are, too: by the councils round their post town."""
    live = {postcode[:-4] for letter in ascii_uppercase for postcode in postcodes_in_use(letter)}
    assert len(live) >= 2969
    assert {district for district in live if not finder.postcode(district).bodies} == set()
    assert len(finder.postcode("EN77").bodies) == 3


def test_a_sample_of_live_postcodes_has_its_own_council(finder, directory):
    """Of two letters; `python -m bench.places` takes 100,000 of all."""
    bodies = bodies_by_council(directory)
    council_of = council_of_postcodes("T") | council_of_postcodes("C")
    live = [code for letter in "TC" for code in postcodes_in_use(letter) if code in council_of]
    for postcode in random.Random(5).sample(live, 2000):
        assert finder.postcode(postcode).bodies == bodies[council_of[postcode]], postcode
