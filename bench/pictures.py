"""Draws what `make bench` has measured, as SVG."""

import statistics
from pathlib import Path

import matplotlib

matplotlib.use("Agg")  # no screen where this runs

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.figures import STEADY, STOCK, Figures

COLOUR = {STEADY: "#1f5f8b", STOCK: "#b4542d"}


def draw(found: Figures, folder: Path) -> list[Path]:
    """Write the pictures into a folder and return where they are."""
    made = {"turns.svg": _turns(found), "rush.svg": _rush(found), "memory.svg": _memory(found)}
    for name, figure in made.items():
        figure.savefig(folder / name, format="svg")
    return [folder / name for name in made]


def _turns(found: Figures) -> Figure:
    figure, axes = _canvas("A turn by the length of the chat (median)")
    for name, turns in found.turns.items():
        lengths = sorted(turns)
        axes.plot(lengths, [statistics.median(turns[n]) for n in lengths], marker="o", color=COLOUR[name], label=name)
    axes.set(xlabel="turns so far", ylabel="milliseconds", ylim=(0, None))
    axes.legend()
    return figure


def _rush(found: Figures) -> Figure:
    figure, axes = _canvas("Messages answered in a second")
    users = sorted(found.rushes[STEADY])
    for shift, name in ((-0.2, STOCK), (0.2, STEADY)):
        heights = [found.rushes[name][count] for count in users]
        axes.bar([place + shift for place in range(len(users))], heights, 0.4, color=COLOUR[name], label=name)
    axes.set_xticks(range(len(users)), [str(count) for count in users])
    axes.set(xlabel="users at once", ylabel="messages a second")
    axes.legend()
    return figure


def _memory(found: Figures) -> Figure:
    figure, axes = _canvas("Resident memory after the runs")
    for place, name in enumerate((STOCK, STEADY)):
        bottom = 0.0
        for part, pale in (("rasa", 1.0), ("actions", 0.5)):
            height = found.memory[name][part]
            axes.bar(place, height, bottom=bottom, color=COLOUR[name], alpha=pale)
            bottom += height
            axes.text(place, bottom - height / 2, f"{part} {height:.0f}", ha="center", va="center", color="white")
    axes.set_xticks([0, 1], [STOCK, STEADY])
    axes.set_ylabel("MB")
    return figure


def _canvas(title: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(6, 3.6), constrained_layout=True)
    axes = figure.subplots()
    axes.set_title(title, fontsize=10)
    return figure, axes
