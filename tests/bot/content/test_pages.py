from pathlib import Path

import pytest

from bot.content.pages import NAMES, load_page
from bot.content.reader import read_yaml
from tests.bot.content.checks.house import PAGE, House

REVIEW = "{source: s, reviewed_by: pending, reviewed_on: pending}"
NEUTRAL_AND_WALES = f"""
title: "Title"
lead: "Lead."
sections:
  - heading: "Both"
    items:
      - "Everywhere."
      - {{neutral: "Not Wales.", WAL: "Wales."}}
      - {{WAL: "Wales only."}}
  - heading: "Wales only"
    items:
      - {{WAL: "More for Wales."}}
reviews:
  neutral: {REVIEW}
  WAL: {REVIEW}
"""


def items(content: Path, *nation: str) -> list[tuple[str, ...]]:
    return [section.items for section in load_page("tonight", *nation, content=content).sections]


def test_each_nation_reads_its_own_wording_else_the_neutral_one(house: House, content: Path) -> None:
    house.write("content/pages/tonight.yml", NEUTRAL_AND_WALES)
    assert items(content) == [("Everywhere.", "Not Wales.")]
    assert items(content, "SCO") == [("Everywhere.", "Not Wales.")]
    assert items(content, "WAL") == [("Everywhere.", "Wales.", "Wales only."), ("More for Wales.",)]


def test_a_page_names_the_nations_that_have_words_of_their_own(house: House, content: Path) -> None:
    house.write("content/pages/tonight.yml", NEUTRAL_AND_WALES)
    assert load_page("tonight", content=content).nations == ("WAL",)


def test_a_page_without_boxes_has_none_and_a_hint_may_be_missing(house: House, content: Path) -> None:
    assert load_page("tonight", content=content).boxes == ()
    house.write("content/pages/record-sheet.yml", PAGE + "boxes:\n  - {heading: Where, room: half}\n")
    (box,) = load_page("record-sheet", content=content).boxes
    assert (box.heading, box.hint, box.room) == ("Where", "", "half")


@pytest.mark.parametrize("name", NAMES)
def test_every_page_can_be_read_in_every_nation_it_is_written_for(name: str) -> None:
    page = load_page(name)
    for nation in page.nations:
        assert load_page(name, nation).sections


@pytest.mark.parametrize("name", ["tonight", "what-next"])
def test_what_differs_is_said_for_all_four_nations(name: str) -> None:
    assert set(read_yaml(Path(f"content/pages/{name}.yml"))["reviews"]) == {"neutral", "ENG", "WAL", "SCO", "NIR"}
