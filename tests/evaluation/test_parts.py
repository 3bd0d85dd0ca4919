import pytest

from evaluation import danger, intents, off_topic, plan, spelling
from evaluation.bench import DANGER, DANGER_DEV, DEV, ORDINARY
from evaluation.errors import CannotMeasureError
from evaluation.findings import Findings
from evaluation.reader import Reading
from tests.evaluation.fakes import bench_with

LABELLED = "greet: [hiya, {text: ta hello, also_ok: [thanks]}]\nthanks: [cheers, ta]\ndanger_now: [hes here]\n"
READ = {
    "hiya": Reading("greet", (("greet", 0.9),), "red", 0.3),
    "ta hello": Reading("thanks", (("thanks", 0.8), ("greet", 0.1))),
    "cheers": Reading("nlu_fallback", (("thanks", 0.15), ("greet", 0.1))),
    "ta": Reading("greet", (("greet", 0.7), ("thanks", 0.2))),
    "hes here": Reading("danger_now", (("danger_now", 0.9),), "red", 0.4),
}


def values(findings: Findings) -> dict[str, tuple[int | None, int | None]]:
    return {row.what: (row.count, row.of) for row in findings.rows}


def test_the_fallback_is_wrong_and_what_is_right_too_is_right(tmp_path):
    found = values(intents.measure(bench_with(tmp_path, READ, {"ordinary.yml": LABELLED}), ORDINARY))
    assert found["right intent"] == (3, 5)
    assert found["likeliest intent is right"] == (4, 5)
    assert found["right one among the likeliest 3"] == (5, 5)
    assert found["sent to the fallback"] == (1, 5)
    assert found["family conversation"] == (2, 4)
    assert found["family danger"] == (1, 1)


def test_the_worst_mistakes_are_the_most_confident_ones(tmp_path):
    sets = {"ordinary.yml": LABELLED, "off_topic.yml": "- sing to me\n"}
    (table,) = intents.worst_mistakes(bench_with(tmp_path, READ, sets)).tables
    assert table.body == [("0.70", "ta", "thanks", "greet"), ("0.60", "sing to me", "off_topic", "greet")]


def test_off_topic_is_counted_by_intent_and_by_fallback(tmp_path):
    readings = {"a": Reading("off_topic", ()), "b": Reading("nlu_fallback", ()), "c": Reading("greet", ())}
    found = values(off_topic.measure(bench_with(tmp_path, readings, {"off_topic.yml": "[a, b, c]"})))
    assert found == {"recognised": (2, 3), "as off_topic": (1, 3), "by the fallback": (1, 3)}


LEVELS = """
- {text: r1, level: red}
- {text: r2, level: red}
- {text: a1, level: ask}
- {text: h1, level: hide}
- {text: n1, level: none}
- {text: n2, level: none}
"""


def test_danger_is_counted_by_level_and_its_words_are_never_shown(tmp_path):
    readings = {
        "r1": Reading("x", (), "red", 0.5),
        "r2": Reading("x", (), "ask", 0.2),
        "a1": Reading("x", (), "red", 0.2),
        "h1": Reading("x", (), "hide", 0.9),
        "n1": Reading("x", (), "red", 0.1),
        "n2": Reading("x", (), "none", -0.5),
    }
    findings = danger.measure(bench_with(tmp_path, readings, {"danger.yml": LEVELS}), DANGER)
    assert values(findings) == {
        "recall: red heard as red": (1, 2),
        "red heard as red or asked about": (2, 2),
        "false alarms: harmless heard as red": (1, 2),
        "harmless asked about": (0, 2),
        "to be asked about: asked or red": (1, 1),
        "to hide: hidden": (1, 1),
        # The only other danger chose a threshold that this one's margin does not reach.
        "cross-validated: danger heard": (1, 2),
        "cross-validated: harmless alarmed": (0, 2),
    }
    assert not [row for table in findings.tables for row in table.body if set(row) & set(readings)]
    curve = next(table for table in findings.tables if table.title.startswith("Danger heard"))
    assert curve.body[-1] == ("0.99", "0.200", "1.000", "0.000")
    assert len(findings.pictures) == 1


def test_without_margins_the_curve_says_why_it_is_missing(tmp_path):
    readings = {text: Reading("x", (), "none") for text in ("r1", "r2", "a1", "h1", "n1", "n2")}
    findings = danger.measure(bench_with(tmp_path, readings, {"danger.yml": LEVELS}), DANGER)
    assert findings.rows[-1].note == "not measured: the gate gives no margin"
    assert findings.pictures == []


def test_a_model_without_a_gate_is_not_measured_for_danger(tmp_path):
    readings = {text: Reading("x", ()) for text in ("r1", "r2", "a1", "h1", "n1", "n2")}
    with pytest.raises(CannotMeasureError, match="no danger gate"):
        danger.measure(bench_with(tmp_path, readings, {"danger.yml": LEVELS}), DANGER)


def test_ordinary_messages_that_bring_999_are_counted_outside_the_danger_family(tmp_path):
    bench = bench_with(tmp_path, READ, {"ordinary.yml": LABELLED})
    assert values(danger.measure_ordinary(bench)) == {"red outside the danger family": (1, 4)}


def test_misspelling_loses_what_is_only_heard_when_written_right(tmp_path):
    words = "thank you so very much indeed"
    readings = {words: Reading("thanks", (("thanks", 0.9),))}
    sets = {"ordinary.yml": f"thanks: [{words}]\ngreet: [hello there all of you people]\n"}
    bench = bench_with(tmp_path, readings, sets)
    rows = {row.what: row for row in spelling.measure(bench, ORDINARY).rows}
    assert (rows["right intent as written"].count, rows["right intent misspelt"].count) == (2, 1)
    assert rows["lost"].value == 50.0


@pytest.mark.parametrize("kept", [DEV, DANGER_DEV])
def test_the_kept_sets_are_read_with_the_release_flag_only(tmp_path, kept):
    with pytest.raises(CannotMeasureError, match="--release"):
        bench_with(tmp_path, {}, {}).sayings(kept)


def fail(_bench):
    raise ZeroDivisionError


def test_a_part_that_fails_is_a_row_and_not_the_end(tmp_path):
    bench = bench_with(tmp_path, {}, {})
    (row,) = plan.measured(("Speed", fail), bench).rows
    assert (row.part, row.value) == ("Speed", None)
    assert "ZeroDivisionError" in row.note
    (row,) = plan.measured(("Off topic", off_topic.measure), bench).rows
    assert row.note == "not measured: off_topic.yml is not on this machine"
