from math import inf

from evaluation.thresholds import cross_validated

# By fold, as the messages stand: every fifth margin belongs to the same fold.
DANGER = [3.0, 3.0, 3.0, 3.0, 1.0] * 4
HARMLESS = [0.0, 0.0, 0.0, 0.0, 2.0] * 4


def test_a_threshold_is_counted_where_it_was_not_chosen():
    found = cross_validated(DANGER, HARMLESS, recall=1.0)
    # The fold with the quiet dangers got the threshold of the loud ones, and missed them all.
    assert found.heard == [True, True, True, True, False] * 4
    # The others got 1.0 from it; only the loud harmless ones reach that, and they stand in the strict fold.
    assert found.alarmed == [False] * 20
    assert found.threshold == 1.0


def test_what_a_phrase_decides_is_heard_at_any_threshold():
    found = cross_validated([inf] * 10, [-inf] * 10, recall=0.98)
    assert all(found.heard)
    assert not any(found.alarmed)
