"""Pure calculations on counts, labels and confidences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

# Two-sided 95 % of the normal distribution.
Z = 1.96


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a proportion (Wilson, 1927); all of 0 to 1 where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, scale = count / of, 1 + Z * Z / of
    centre = share + Z * Z / (2 * of)
    spread = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def f1_of_labels(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return F1 for each label that occurs as a truth; pairs are (truth, heard)."""
    true = Counter(truth for truth, _ in pairs)
    heard = Counter(label for _, label in pairs)
    both = Counter(truth for truth, label in pairs if truth == label)
    return {label: 2 * both[label] / (true[label] + heard[label]) for label in true}


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 for nothing."""
    return sum(values) / len(values) if values else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not exceed, 0 for nothing."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


@dataclass(frozen=True)
class Bin:
    """Messages of about one confidence: how sure the model was, how often it was right, how many they are."""

    confidence: float
    right: float
    count: int


def calibration(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> list[Bin]:
    """Sort messages into bins of equal width by confidence (0 to 1); empty bins are left out."""
    numbers = [min(int(confidence * bins), bins - 1) for confidence in confidences]
    groups = [[i for i, number in enumerate(numbers) if number == bin_] for bin_ in range(bins)]
    return [
        Bin(mean([confidences[i] for i in group]), mean([float(right[i]) for i in group]), len(group))
        for group in groups
        if group
    ]


def expected_calibration_error(bins: Sequence[Bin]) -> float:
    """Return by how much confidence and truth differ, on average over messages (Naeini and others, 2015)."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.right) for each in bins) / total if total else 0.0


@dataclass(frozen=True)
class Point:
    """What a threshold of the danger gate would give: shares of danger heard and of harmless messages alarmed."""

    threshold: float
    recall: float
    false_alarms: float


def trade_off(danger: Sequence[float], harmless: Sequence[float]) -> list[Point]:
    """Return a point for each threshold at which something changes, from none alarmed to all.

    Args:
        danger: margins of messages that must be heard; infinite where a fixed phrase decides at any threshold.
        harmless: margins of messages that must not be.
    """
    thresholds = sorted({*danger, *harmless}, reverse=True)
    return [Point(limit, _at_least(danger, limit), _at_least(harmless, limit)) for limit in thresholds]


def _at_least(margins: Sequence[float], limit: float) -> float:
    return mean([float(margin >= limit) for margin in margins])
