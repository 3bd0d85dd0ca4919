"""No saying of anybody breaks what reads places, ages, roles and wording."""

from hypothesis import given

from bot.channels.reading import LONGEST_MESSAGE, clean
from bot.directory.finding import finder
from bot.errors import DirectoryError
from bot.nlu.age_band import AgeBandExtractor
from bot.nlu.nation import NationExtractor
from bot.nlu.place import PlaceExtractor
from bot.nlu.postcodes import district_of, nation_of, postcodes_in
from bot.nlu.relation import RelationExtractor
from bot.nlu.role import RoleExtractor
from bot.nlu.sentences import MOST_PARTS, parts
from tests.bot.nlu.reading import entities, read
from tests.fuzz.made_up import ANY_TEXT, SAYINGS

EXTRACTORS = (AgeBandExtractor(), RoleExtractor(), RelationExtractor(), NationExtractor(), PlaceExtractor())


@given(SAYINGS)
def test_what_is_found_stands_in_the_saying(saying: str):
    text = clean(saying)
    for extractor in EXTRACTORS:
        for row in entities(extractor, text):
            assert 0 <= row["start"] <= row["end"] <= len(text)
            assert isinstance(row["value"], str) and row["value"]


@given(SAYINGS)
def test_cleaning_leaves_text_that_can_be_written_and_is_clean(saying: str):
    cleaned = clean(saying[:LONGEST_MESSAGE])
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned


@given(SAYINGS)
def test_every_postcode_found_has_a_nation_or_none_and_can_be_looked_up(saying: str):
    for code in postcodes_in(clean(saying)):
        district = district_of(code.value)
        assert nation_of(code.value) in (None, "ENG", "WAL", "SCO", "NIR", "CD", "other")
        assert district
        try:
            finder().postcode(code.value)
        except DirectoryError:
            return


@given(SAYINGS)
def test_the_wording_check_cuts_any_saying_into_parts_of_it(saying: str):
    cleaned = clean(saying)
    found = parts(cleaned)
    assert len(found) <= MOST_PARTS
    assert all(word in cleaned for part in found for word in part.split())


@given(ANY_TEXT)
def test_the_reader_takes_any_text(saying: str):
    assert read(clean(saying)) is not None
