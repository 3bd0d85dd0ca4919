import pytest

from bench.figures import Figures, Row, Target, growth, rows_of, slope, table, within


@pytest.mark.parametrize(
    ("target", "ratio", "met"),
    [
        (Target(0.4), 0.4, True),
        (Target(0.4), 0.41, False),
        (Target(3, at_least=True), 3.1, True),
        (Target(3, at_least=True), 2.9, False),
    ],
)
def test_a_target_is_met_on_its_own_side(target, ratio, met):
    assert target.met(ratio) is met


def test_a_missed_target_is_said():
    assert Row("a turn", "ms", 50, 100, Target(0.4)).verdict == "at most 0.4: missed"
    assert Row("a turn", "ms", 40, 100, Target(0.4)).verdict == "at most 0.4: met"
    assert Row("a turn", "ms", 40, 100).verdict == ""


def test_the_slope_is_that_of_the_nearest_line():
    assert slope([(0, 1), (10, 2), (20, 3)]) == pytest.approx(0.1)
    assert slope([(0, 1), (10, 3), (20, 1)]) == pytest.approx(0)
    assert slope([(0, 1)]) == 0


def test_growth_compares_the_longest_with_the_shortest():
    assert growth({5: [10, 10, 40], 50: [99], 200: [11, 11, 11]}) == pytest.approx(0.1)


def test_within_is_a_quantile():
    assert within(list(range(100))) == 95
    assert within([7]) == 7
    assert within([]) == 0


@pytest.fixture
def found() -> Figures:
    """Figures of which ours are half the stock ones, and twice in messages a second."""
    return Figures(
        ready={"steady": [12, 10], "stock": [20, 22]},
        ready_processor={"steady": [9], "stock": [45]},
        processor={"steady": {1: 12}, "stock": {1: 60}},
        first={"steady": [50], "stock": [100]},
        turns={"steady": {5: [10, 20, 15], 100: [15]}, "stock": {5: [30], 100: [100]}},
        rushes={"steady": {1: 40}, "stock": {1: 20}},
        slowest={"steady": {1: 30}, "stock": {1: 60}},
        unanswered={"steady": 0, "stock": 0},
        memory={"steady": {"rasa": 300, "actions": 50}, "stock": {"rasa": 900, "actions": 100}},
        model_mb={"steady": 20, "stock": 50},
        training={"steady": 30, "stock": 200},
    )


def test_every_row_holds_both_figures(found):
    rows = {row.what: row for row in rows_of(found)}
    assert (rows["time to ready"].steady, rows["time to ready"].stock) == (10, 20)
    assert rows["a turn at length 5"].ratio == 0.5
    assert rows["a turn at length 5"].verdict == "at most 0.4: missed"
    assert rows["a turn at length 100"].verdict == "at most 0.15: met"
    assert rows["messages a second, 1 users"].verdict == "at least 3: missed"
    assert rows["memory, both processes"].steady == 350


def test_the_table_has_a_line_for_each_row(found):
    lines = table(rows_of(found)).splitlines()
    assert len(lines) == 2 + len(rows_of(found))
    assert {line.count("|") for line in lines} == {7}
    assert "| time to ready | 20.0 s | 10.0 s | 0.50 | at most 0.5: met |  |" in lines
