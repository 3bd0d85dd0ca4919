"""Draws the pictures of the report, each as PNG bytes with its sense in words."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from math import isfinite

import matplotlib

matplotlib.use("Agg")  # no screen where this runs

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from evaluation.findings import Picture
from evaluation.measures import Bin, Point, quantile

DOTS_PER_INCH = 110
OURS, OTHER, PALE = "#1f5f8b", "#b4542d", "#b9c6cf"


def confusion(title: str, counts: Mapping[tuple[str, str], int]) -> Picture:
    """Draw counts of (right, heard) as a matrix, coloured by the share of each row."""
    rows = sorted({truth for truth, _ in counts})
    columns = [*rows, *sorted({heard for _, heard in counts} - set(rows))]
    table = np.array([[counts.get((truth, heard), 0) for heard in columns] for truth in rows])
    figure, axes = _canvas(title, 3.4 + 0.6 * len(columns), 1.6 + 0.5 * len(rows))
    axes.imshow(table / np.maximum(table.sum(axis=1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for (row, column), count in np.ndenumerate(table):
        white = count > 0.5 * table[row].sum()
        axes.text(
            column, row, str(count) if count else "", ha="center", va="center", color="white" if white else "black"
        )
    axes.set_xticks(range(len(columns)), columns, rotation=35, ha="right")
    axes.set_yticks(range(len(rows)), rows)
    axes.set(xlabel="heard", ylabel="right")
    return _picture(title, figure, f"Matrix of {table.sum()} messages, right family by family heard")


def confused_pairs(title: str, pairs: Sequence[tuple[tuple[str, str], int]]) -> Picture:
    """Draw how many messages of one intent were heard as another, most first."""
    figure, axes = _canvas(title, 8, 1.2 + 0.3 * len(pairs))
    axes.barh([f"{truth} heard as {heard}" for (truth, heard), _ in pairs], [count for _, count in pairs], color=OURS)
    axes.invert_yaxis()
    axes.set_xlabel("messages")
    return _picture(title, figure, f"Bars of the {len(pairs)} pairs of intents most often confused")


def calibration(title: str, bins: Sequence[Bin]) -> Picture:
    """Draw how often the model was right against how sure it was; honest confidence lies on the diagonal."""
    figure, axes = _canvas(title, 5, 4.6)
    axes.plot([0, 1], [0, 1], color=PALE, linestyle="--")
    axes.plot([b.confidence for b in bins], [b.right for b in bins], color=OURS)
    axes.scatter([b.confidence for b in bins], [b.right for b in bins], [20 + b.count for b in bins], color=OURS)
    axes.set(xlabel="confidence (dots grow with the number of messages)", ylabel="right", xlim=(0, 1), ylim=(0, 1.02))
    return _picture(title, figure, "Share of right intents against confidence, ten bins")


def trade_off(title: str, points: Sequence[Point], shipped: Sequence[tuple[str, float, float]]) -> Picture:
    """Draw recall against false alarms over all thresholds, and (name, false alarms, recall) of the shipped setting."""
    figure, axes = _canvas(title, 6, 4.8)
    axes.step([p.false_alarms for p in points], [p.recall for p in points], where="post", color=OURS)
    for name, false_alarms, recall in shipped:
        axes.scatter([false_alarms], [recall], 60, label=f"{name}: {recall:.1%} heard, {false_alarms:.1%} false")
    axes.axhline(0.98, color=PALE, linestyle=":")
    axes.axvline(0.03, color=PALE, linestyle=":")
    axes.set(xlabel="harmless messages alarmed", ylabel="red messages heard", xlim=(-0.01, 0.5), ylim=(0.5, 1.01))
    axes.legend(loc="lower right", title="as shipped")
    finite = [point for point in points if isfinite(point.threshold)]
    for point in finite[:: max(1, len(finite) // 8)]:
        axes.annotate(
            f"{point.threshold:.2f}", (point.false_alarms, point.recall), fontsize=7, color="grey", clip_on=True
        )
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1))
    return _picture(title, figure, "Recall of danger against false alarms over thresholds, with the shipped point")


def latency(title: str, taken: Mapping[str, Sequence[float]]) -> Picture:
    """Draw for each model which share of messages is read within how many milliseconds."""
    figure, axes = _canvas(title, 6, 4)
    for (name, milliseconds), colour in zip(taken.items(), (OURS, OTHER)):
        ordered = sorted(milliseconds)
        axes.step(ordered, np.arange(1, len(ordered) + 1) / max(1, len(ordered)), color=colour, label=name)
    # The rare slowest message would squeeze all others into the left margin.
    longest = max(quantile(milliseconds, 0.99) for milliseconds in taken.values())
    axes.set(xlabel="milliseconds", ylabel="messages", xlim=(0, longest * 1.1), ylim=(0, 1.02))
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.legend()
    return _picture(title, figure, "Share of messages read within a time, ours and stock")


def _canvas(title: str, width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), constrained_layout=True)
    axes = figure.subplots()
    axes.set_title(title, fontsize=10)
    return figure, axes


def _picture(title: str, figure: Figure, alt: str) -> Picture:
    made = BytesIO()
    figure.savefig(made, format="png", dpi=DOTS_PER_INCH)
    return Picture(title, alt, made.getvalue())
