"""What was measured of the two guides, the targets, and the table of both."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Numbers = dict[str, float]
STEADY, STOCK = "steady", "stock"


@dataclass(frozen=True)
class Target:
    """What our figure, divided by the stock one, is to be: at most a bound, or at least."""

    bound: float
    at_least: bool = False

    def met(self, ratio: float) -> bool:
        """Say whether a ratio meets it."""
        return ratio >= self.bound if self.at_least else ratio <= self.bound

    def __str__(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.bound:g}"


@dataclass(frozen=True)
class Row:
    """One line of the table: both figures, and where there is one the target of their ratio."""

    what: str
    unit: str
    steady: float
    stock: float
    target: Target | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """Our figure over the stock one."""
        return self.steady / self.stock if self.stock else float("nan")

    @property
    def verdict(self) -> str:
        """Whether the target was met, "" where there is none."""
        if self.target is None:
            return ""
        return f"{self.target}: {'met' if self.target.met(self.ratio) else 'missed'}"


@dataclass
class Figures:
    """Everything one run has measured, by guide."""

    ready: dict[str, list[float]] = field(default_factory=dict)
    ready_processor: dict[str, list[float]] = field(default_factory=dict)
    first: dict[str, list[float]] = field(default_factory=dict)
    turns: dict[str, dict[int, list[float]]] = field(default_factory=dict)
    rushes: dict[str, dict[int, float]] = field(default_factory=dict)
    processor: dict[str, dict[int, float]] = field(default_factory=dict)
    slowest: dict[str, dict[int, float]] = field(default_factory=dict)
    unanswered: dict[str, int] = field(default_factory=dict)
    memory: dict[str, Numbers] = field(default_factory=dict)
    model_mb: Numbers = field(default_factory=dict)
    training: Numbers = field(default_factory=dict)


# Issue 9. Over half the time, 65 % of the memory, three times the messages.
READY, MEMORY, RUSH = Target(0.5), Target(0.65), Target(3, at_least=True)
TURN_AT = {5: Target(0.4), 100: Target(0.15)}
# Ours alone: what a turn costs must not grow with the chat.
FLAT_WITHIN = 0.10


def rows_of(found: Figures) -> list[Row]:
    """Return the lines of the table."""
    return [
        _row("time to ready", "s", {name: min(values) for name, values in found.ready.items()}, READY),
        _row("the same, processor time", "s", {name: min(values) for name, values in found.ready_processor.items()}),
        _row("first turn after a start", "ms", {name: min(values) for name, values in found.first.items()}),
        *(_turn_row(found, length) for length in sorted(found.turns[STEADY])),
        _row("processor time a message, 1 user", "ms", {name: taken[1] for name, taken in found.processor.items()}),
        *(_rush_row(found, users) for users in sorted(found.rushes[STEADY])),
        _row(
            "memory, both processes", "MB", {name: sum(parts.values()) for name, parts in found.memory.items()}, MEMORY
        ),
        _row("memory, Rasa", "MB", {name: parts["rasa"] for name, parts in found.memory.items()}),
        _row("memory, action server", "MB", {name: parts["actions"] for name, parts in found.memory.items()}),
        _row("model file", "MB", found.model_mb),
        _row("training, the same sayings", "s", found.training),
    ]


def _turn_row(found: Figures, length: int) -> Row:
    medians = {name: statistics.median(turns[length]) for name, turns in found.turns.items()}
    return _row(
        f"a turn at length {length}", "ms", medians, TURN_AT.get(length), f"{len(found.turns[STEADY][length])} turns"
    )


def _rush_row(found: Figures, users: int) -> Row:
    rates = {name: rates[users] for name, rates in found.rushes.items()}
    slow = ", ".join(f"{name} {found.slowest[name][users]:.0f}" for name in sorted(rates))
    return _row(f"messages a second, {users} users", "", rates, RUSH, f"95 % within (ms): {slow}")


def _row(what: str, unit: str, values: Numbers, target: Target | None = None, note: str = "") -> Row:
    return Row(what, unit, values[STEADY], values[STOCK], target, note)


def growth(turns: dict[int, list[float]]) -> float:
    """Return by which share a turn at the longest length is dearer than at the shortest."""
    shortest, longest = min(turns), max(turns)
    return statistics.median(turns[longest]) / statistics.median(turns[shortest]) - 1


def table(rows: Iterable[Row]) -> str:
    """Return a Markdown table."""
    head = ["what", "stock", "Steady", "Steady over stock", "target", "note"]
    lines = [
        [
            row.what,
            _figure(row.stock, row.unit),
            _figure(row.steady, row.unit),
            f"{row.ratio:.2f}",
            row.verdict,
            row.note,
        ]
        for row in rows
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *lines]) + "\n"


def _figure(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}".strip() if value < 100 else f"{value:.0f} {unit}".strip()


def within(values: Sequence[float], share: float = 0.95) -> float:
    """Return the value that so large a share of values lies within; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the straight line nearest to points (least squares); 0 of fewer than two."""
    if len(points) < 2:
        return 0.0
    return statistics.linear_regression(*zip(*points)).slope
