"""How postcodes become shares, units and exceptions; councils here are letters."""

from bot.directory.postcode_tables import PostcodeTables, area_of, largest, share_rows
from bot.directory.units import holds

COUNCIL_OF = {
    "ZQ1 1AA": "E1",
    "ZQ1 1AB": "E1",
    "ZQ1 1AD": "E2",
    "ZQ1 2AA": "E2",
    "ZQ2 9AA": "E3",  # out of use
    "BT1 1AA": "N1",
    "BT1 1AB": "N1",
    "BT1 1AD": "N2",
}
IN_USE = [postcode for postcode in COUNCIL_OF if postcode != "ZQ2 9AA"] + ["ZQ9 1AA"]


def tables() -> PostcodeTables:
    made = PostcodeTables()
    made.add(IN_USE, COUNCIL_OF)
    return made


def test_a_district_and_a_sector_are_shared_by_their_postcodes_in_use():
    assert tables().districts["ZQ1"] == {"E1": 2, "E2": 2}
    assert tables().sectors["ZQ1 1"] == {"E1": 2, "E2": 1}


def test_a_district_wholly_out_of_use_counts_as_it_was():
    assert tables().districts["ZQ2"] == {"E3": 1}


def test_a_district_of_large_users_has_the_councils_round_it():
    assert tables().districts["ZQ9"] == {"E1": 2, "E2": 2}


def test_only_what_differs_from_the_largest_council_of_its_sector_is_an_exception():
    assert tables().exceptions == {"ZQ1 1AD": "E2"}


def test_northern_ireland_has_no_whole_postcodes():
    made = tables()
    assert made.sectors["BT1 1"] == {"N1": 2, "N2": 1}
    assert set(made.units) == {"ZQ1 1", "ZQ1 2"}
    assert not any(postcode.startswith("BT") for postcode in made.exceptions)


def test_the_units_in_use_are_kept_and_no_others():
    units = tables().units["ZQ1 1"]
    assert holds(units, "AD") and not holds(units, "AE")


def test_of_equal_shares_the_first_code_is_the_largest():
    assert largest(tables().districts["ZQ1"]) == "E1"


def test_rows_carry_numbers_for_codes():
    made = tables()
    numbers = {code: number for number, code in enumerate(made.councils(), 1)}
    assert {"sector": "ZQ1 1", "council": numbers["E2"], "postcodes": 1} in share_rows("sector", made.sectors, numbers)


def test_the_area_of_a_postcode_is_its_letters():
    assert [area_of(value) for value in ("TR15 1AA", "N1", "E1W 2")] == ["TR", "N", "E"]
