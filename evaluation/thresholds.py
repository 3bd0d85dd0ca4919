"""What a threshold of the danger gate is worth where it was not chosen: by cross-validation over a measuring set."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from evaluation.measures import trade_off

# The sets stand in order of intent and level: every fifth message makes folds of like make.
FOLDS = 5


@dataclass(frozen=True)
class OutOfFold:
    """What was heard and what alarmed at thresholds chosen on the other folds, and the middle one of them."""

    heard: list[bool]
    alarmed: list[bool]
    threshold: float


def cross_validated(danger: Sequence[float], harmless: Sequence[float], recall: float) -> OutOfFold:
    """Choose on four fifths the highest threshold of at least this recall, and count on the fifth left out.

    Args:
        danger: margins of messages that must be heard.
        harmless: margins of messages that must not be.
        recall: the share of danger to be heard where the threshold is chosen.
    """
    chosen = [_chosen(_without(danger, fold), _without(harmless, fold), recall) for fold in range(FOLDS)]
    return OutOfFold(
        [margin >= chosen[number % FOLDS] for number, margin in enumerate(danger)],
        [margin >= chosen[number % FOLDS] for number, margin in enumerate(harmless)],
        median(chosen),
    )


def _without(margins: Sequence[float], fold: int) -> list[float]:
    return [margin for number, margin in enumerate(margins) if number % FOLDS != fold]


def _chosen(danger: Sequence[float], harmless: Sequence[float], recall: float) -> float:
    return next(point.threshold for point in trade_off(danger, harmless) if point.recall >= recall)
