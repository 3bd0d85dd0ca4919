import pytest

from evaluation.measures import (
    Bin,
    Point,
    calibration,
    expected_calibration_error,
    f1_of_labels,
    mean,
    quantile,
    trade_off,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (0, 0, 0.0, 1.0),  # nothing counted: nothing known
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (324, 360, 0.8648, 0.9268),
        (1, 2, 0.0945, 0.9055),
    ],
)
def test_the_wilson_interval_is_that_of_the_books(count, of, low, high):
    assert wilson(count, of) == pytest.approx((low, high), abs=1e-3)


@pytest.mark.parametrize(
    ("pairs", "f1"),
    [
        ([("a", "a"), ("b", "b")], {"a": 1.0, "b": 1.0}),
        ([("a", "b")], {"a": 0.0}),  # b is no truth here, so it has no score
        ([("a", "a"), ("a", "b"), ("b", "b")], {"a": 2 / 3, "b": 2 / 3}),
        ([("a", "a"), ("b", "a"), ("b", "a")], {"a": 0.5, "b": 0.0}),
        ([], {}),
    ],
)
def test_f1_counts_what_was_missed_and_what_was_heard_too_much(pairs, f1):
    assert f1_of_labels(pairs) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0], 0.5, 1.0),
        (list(range(1, 101)), 0.95, 95),
        ([7.0], 0.95, 7.0),
        ([], 0.5, 0.0),
    ],
)
def test_a_quantile_is_a_value_that_was_measured(values, share, found):
    assert quantile(values, share) == found


def test_the_mean_of_nothing_is_nothing():
    assert mean([]) == 0.0
    assert mean([1.0, 2.0]) == 1.5


def test_bins_hold_what_is_about_as_sure_and_leave_out_empty_ones():
    found = calibration([0.05, 0.07, 0.95, 1.0], [True, False, True, True])
    assert [(b.right, b.count) for b in found] == [(0.5, 2), (1.0, 2)]
    assert found[0].confidence == pytest.approx(0.06)


@pytest.mark.parametrize(
    ("bins", "error"),
    [
        ([], 0.0),
        ([Bin(0.8, 0.8, 10)], 0.0),
        ([Bin(0.9, 0.4, 10)], 0.5),
        ([Bin(0.9, 0.4, 10), Bin(0.2, 0.2, 30)], 0.125),  # weighted by messages
        ([Bin(0.5, 0.6, 1), Bin(0.5, 0.4, 1)], 0.1),  # too humble and too sure do not cancel out
    ],
)
def test_the_calibration_error_is_the_mean_distance(bins, error):
    assert expected_calibration_error(bins) == pytest.approx(error)


def test_the_curve_goes_from_none_alarmed_to_all():
    points = trade_off(danger=[float("inf"), 0.5, -0.2], harmless=[0.1, -0.5])
    assert points == [
        Point(float("inf"), pytest.approx(1 / 3), 0.0),  # a phrase decides at any threshold
        Point(0.5, pytest.approx(2 / 3), 0.0),
        Point(0.1, pytest.approx(2 / 3), 0.5),
        Point(-0.2, 1.0, 0.5),
        Point(-0.5, 1.0, 1.0),
    ]
