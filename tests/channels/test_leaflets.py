"""The pages to print or keep: what each nation reads, and what they never hold."""

import re

import httpx
import pytest

from bot.channels.leaflets import PATH_OF_NATION, leaflet, linked, path_of
from bot.content.lines import placeholders
from bot.content.pages import NAMES, NEUTRAL, load_page
from tests.channels.plain_page import PlainBrowser

PAGES = [(name, nation) for name in NAMES for nation in (NEUTRAL, *load_page(name).nations)]
# Where each nation differs: its own line, or who is rung there; source: facts 2.6 and 3.1, safety-rules.md 15.
TONIGHT = {
    "ENG": ("designated safeguarding lead", "emergency duty team", "ndah_phone"),
    "WAL": ("designated safeguarding person", "social services", "live_fear_free_phone"),
    "SCO": ("child protection co-ordinator", "Police Scotland", "sdafmh_phone"),
    "NIR": ("designated teacher", "Gateway team", "dsa_ni_phone"),
}
NEXT = {
    "ENG": "Crown Prosecution Service",
    "WAL": "Public Services Ombudsman for Wales",
    "SCO": "Procurator Fiscal",
    "NIR": "Public Prosecution Service",
}


@pytest.fixture(params=PAGES, ids=lambda page: path_of(*page))
def answer(browser: PlainBrowser, request: pytest.FixtureRequest) -> httpx.Response:
    return browser.http.get(path_of(*request.param))


def test_every_page_is_served_with_the_strict_headers(answer: httpx.Response) -> None:
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in answer.headers


def test_every_page_is_plain_neutral_and_says_that_this_is_a_trial(answer: httpx.Response) -> None:
    html = answer.text
    assert '<html lang="en-GB">' in html
    assert "<title>Guide</title>" in html
    assert 'href="/static/icon.svg"' in html
    assert 'class="trial"' in html
    assert 'class="leave" id="leave" href="https://www.bbc.co.uk/weather"' in html
    assert re.search(r"<(script(?! src=)|style|form|input|textarea|img|iframe)\b|\sstyle=|\son\w+=", html) is None
    assert set(re.findall(r'(?:href|src)="(http[^"]*)', html)) == {"https://www.bbc.co.uk/weather"}


def test_no_placeholder_is_left_and_every_telephone_link_dials_what_it_shows(answer: httpx.Response) -> None:
    assert re.findall(r"[{}]", answer.text) == []
    links = re.findall(r'<a href="tel:(\d+)">([^<]+)</a>', answer.text)
    assert ("999", "999") in links
    assert all(number == re.sub(r"\D", "", shown) for number, shown in links)


def test_every_link_of_a_page_leads_to_a_page(browser: PlainBrowser, answer: httpx.Response) -> None:
    for path in re.findall(r'href="(/[^"]*)"', answer.text):
        assert browser.http.get(path).status_code == 200


@pytest.mark.parametrize("nation", TONIGHT)
def test_each_nation_reads_whom_to_ring_tonight_and_no_other_nation(nation: str) -> None:
    pages = {each: leaflet("tonight", each) for each in (*TONIGHT, NEUTRAL)}
    for text in (placeholders().get(text, text) for text in TONIGHT[nation]):
        assert text in pages[nation]
        assert text not in pages[NEUTRAL]


@pytest.mark.parametrize("nation", NEXT)
def test_each_nation_reads_its_own_prosecutors_or_ombudsman(nation: str) -> None:
    assert NEXT[nation] in leaflet("what-next", nation)
    assert not [text for text in NEXT.values() if text in leaflet("what-next", NEUTRAL)]


def test_nhs_111_is_not_shown_in_northern_ireland_nor_where_the_nation_is_not_known() -> None:
    assert ">111<" in leaflet("tonight", "ENG")
    assert ">111<" not in leaflet("tonight", "NIR") + leaflet("tonight", NEUTRAL)


def test_the_nation_shown_is_marked_and_the_record_sheet_has_none_to_choose() -> None:
    assert re.findall(r'href="([^"]+)" aria-current="page"', leaflet("tonight", "SCO")) == ["/tonight/scotland"]
    assert "<nav" not in leaflet("record-sheet", NEUTRAL)


@pytest.mark.parametrize("path", ["/tonight/france", "/record-sheet/wales", "/tonight/SCO"])
def test_a_page_that_is_not_written_is_not_served(browser: PlainBrowser, path: str) -> None:
    assert browser.http.get(path).status_code == 404


def test_every_nation_has_a_path_of_its_own() -> None:
    assert set(PATH_OF_NATION) == {"ENG", "WAL", "SCO", "NIR"}
    assert len(set(PATH_OF_NATION.values())) == 4


def test_what_is_written_is_escaped_before_numbers_become_links() -> None:
    assert linked("<b> & {childline_phone}") == '&lt;b&gt; &amp; <a href="tel:08001111">0800 1111</a>'


def test_the_chat_page_lists_the_pages_to_print_or_keep(browser: PlainBrowser) -> None:
    html = browser.http.get("/").text
    for name in NAMES:
        assert f'<a href="/{name}" target="_blank" rel="noopener">{load_page(name).title}' in html
    assert "To print or keep" in html


def test_the_record_sheet_asks_for_all_that_belongs_in_a_record() -> None:
    """Source: facts 1.6."""
    sheet = leaflet("record-sheet", NEUTRAL)
    for what in ("exact words", "each question", "date and time", "Who else", "just before", "looked and behaved"):
        assert what in sheet
    for what in ("without looking for it", "reference number", "Signature", "rough note", "shared phone"):
        assert what in sheet
