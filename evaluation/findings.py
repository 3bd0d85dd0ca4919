"""What a part of the evaluation finds: rows of the one table, further tables and pictures for the report."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from evaluation.measures import wilson
from evaluation.targets import Target


@dataclass(frozen=True)
class Row:
    """One line of the table.

    unit: "share", "points", "ms", "MB", "ratio", "score" or "" where nothing was measured.
    count, of: what a share was counted from; low and high are its 95 % interval.
    """

    part: str
    what: str
    value: float | None = None
    unit: str = ""
    count: int | None = None
    of: int | None = None
    low: float | None = None
    high: float | None = None
    target: Target | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without one."""
        return None if self.target is None or self.value is None else self.target.met(self.value)


@dataclass(frozen=True)
class Table:
    """A table of the report."""

    title: str
    head: Sequence[str]
    body: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Picture:
    """A picture of the report, and what it shows in words."""

    title: str
    alt: str
    png: bytes


@dataclass
class Findings:
    """What one part has found."""

    rows: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        """Take in what another part has found."""
        self.rows += other.rows
        self.tables += other.tables
        self.pictures += other.pictures


def share(part: str, what: str, count: int, of: int, target: Target | None = None, note: str = "") -> Row:
    """Return the row of a proportion with its interval; without a value where there was nothing to count."""
    if not of:
        return Row(part, what, note="no such message in the set")
    low, high = wilson(count, of)
    return Row(part, what, count / of, "share", count, of, low, high, target, note)


def counted(part: str, what: str, hits: Sequence[bool], target: Target | None = None, note: str = "") -> Row:
    """Return the row of how many of a list are true."""
    return share(part, what, sum(hits), len(hits), target, note)


def skipped(part: str, what: str, reason: str) -> Findings:
    """Return the row of something that could not be measured, with the reason."""
    return Findings([Row(part, what, note=f"not measured: {reason}")])
