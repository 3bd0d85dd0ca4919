"""What docs/privacy.md says is held is what the code holds; what adults are told agrees with it."""

import re

from bot.content.pages import load_page
from bot.handoff import blocks, timing
from bot.settings import Settings
from bot.store.counts import SHOWN_FROM
from bot.store.tables import metadata
from tests.scripts.loaded import script
from tests.source_code import ROOT, python_files

privacy_table = script("privacy_table")
KEEPS = re.compile(r"shelf\.(?:put|swap)\(\s*([A-Z_]+)")
NOT_HELD = {"alembic_version"}


def test_the_table_is_the_one_that_the_code_gives() -> None:
    text = privacy_table.PAGE.read_text()
    assert privacy_table.page_with(text, privacy_table.table()) == text, "run scripts/privacy_table.py"


def test_every_kind_of_thing_on_the_shelf_has_a_row() -> None:
    named = {kind for row in privacy_table.rows() for kind in row.kinds}
    found: dict[str, str] = {}
    for path in python_files("bot"):
        text = path.read_text()
        for constant in KEEPS.findall(text):
            value = re.search(rf'^{constant} = "(\w+)"', text, re.MULTILINE)
            assert value, f"{path.name} puts {constant}, which it does not define"
            found[value[1]] = path.name
    assert len(found) > 5
    assert set(found) - named == set()


def test_every_table_has_a_row() -> None:
    named = {kind for row in privacy_table.rows() if row.where == "database" for kind in row.kinds}
    assert named == set(metadata.tables) - NOT_HELD


def test_times_are_said_in_words() -> None:
    said = [privacy_table.spoken(seconds) for seconds in (1, 5, 50, 60, 90, 1800, 3600, 86_400)]
    assert said == ["1 second", "5 seconds", "50 seconds", "1 minute", "90 seconds", "30 minutes", "1 hour", "24 hours"]


def test_the_notice_for_adults_says_the_same_times() -> None:
    told = " ".join(item for section in load_page("privacy").sections for item in section.items)
    assert f"{Settings.__fields__['session_idle_seconds'].default // 60} minutes" in told
    assert timing.WRAP_SECONDS == 1800 and "half an hour" in told
    assert f"{blocks.BLOCK_SECONDS // 3600} hours" in told
    assert f"below {SHOWN_FROM} is not shown" in told


def test_the_notice_in_docs_is_the_page_that_is_served() -> None:
    page = load_page("privacy")
    written = (ROOT / "docs" / "privacy-notice.md").read_text()
    told = [page.title, page.lead, *(text for row in page.sections for text in (row.heading, *row.items))]
    flat = " ".join(written.split())
    assert [text for text in told if text.replace("{emergency_phone}", "999") not in flat] == []
