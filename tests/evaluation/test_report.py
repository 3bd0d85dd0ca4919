import json

import pytest

from evaluation.findings import Findings, Picture, Row, Table, share, skipped
from evaluation.public_sets import beside_published
from evaluation.report import page, results
from evaluation.targets import Target
from evaluation.terminal import cells, table

FOUND = Findings(
    [share("Intents", "right", 9, 10, Target(0.95)), Row("Speed", "ratio", 0.7, "ratio", target=Target(0.8, True))],
    [Table("Worst", ("message",), [("<b>hiya</b>",)])],
    [Picture("Curve", "a curve", b"png")],
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (share("", "a", 9, 10, Target(0.95)), ("a", "0.900", "0.596 to 0.982", "9 of 10", ">= 0.950", "MISSED", "")),
        (share("", "a", 0, 0), ("a", "-", "", "", "", "", "no such message in the set")),
        (Row("", "a", 2.94, "points", target=Target(3, True)), ("a", "2.9 points", "", "", "<= 3.0 points", "met", "")),
        (Row("", "a", 16.04, "ms"), ("a", "16.0 ms", "", "", "", "", "")),
        (skipped("", "a", "no file").rows[0], ("a", "-", "", "", "", "", "not measured: no file")),
    ],
)
def test_a_row_reads_as_words(row, expected):
    assert cells(row) == expected


def test_the_table_names_each_part_once():
    lines = table(FOUND.rows + FOUND.rows[1:]).splitlines()
    assert lines.count("Speed") == 1
    assert lines.count("Intents") == 1


def test_the_results_can_be_read_by_a_program():
    told = json.loads(results(FOUND, "today", False))
    assert told["rows"][0] == {
        **{"part": "Intents", "what": "right", "value": 0.9, "unit": "share", "count": 9, "of": 10, "note": ""},
        **{"low": pytest.approx(0.596, abs=1e-3), "high": pytest.approx(0.982, abs=1e-3), "met": False},
        "target": {"value": 0.95, "at_most": False},
    }
    assert told["release"] is False


def test_the_page_holds_the_pictures_and_shows_messages_as_text():
    html = page(FOUND, "today", True)
    assert "data:image/png;base64,cG5n" in html
    assert "&lt;b&gt;hiya&lt;/b&gt;" in html
    assert "read once per release" in html


def test_our_figures_stand_above_the_published_ones():
    rows = [
        share("banking77", "10 examples, frozen encoder", 86, 100),
        share("hwu64", "10 examples, frozen encoder", 84, 100),
        share("banking77", "5 examples, frozen encoder", 80, 100),
    ]
    body = beside_published(rows).body
    assert body[0] == ("ours, frozen encoder", "86.00", "-", "84.00")
    assert body[1] == ("RoBERTa", "84.27", "91.55", "82.90")
