"""Prints the one table."""

from collections.abc import Sequence

from evaluation.findings import Row
from evaluation.targets import Target

HEAD = ("what", "measured", "95 % interval", "count", "target", "", "note")
FORMATS = {"share": "{:.3f}", "score": "{:.3f}", "points": "{:.1f} points", "ms": "{:.1f} ms", "MB": "{:.0f} MB"}


def table(rows: Sequence[Row]) -> str:
    """Return the table as text, a heading a part."""
    lines = [(row.part, cells(row)) for row in rows]
    widths = [max(len(line[column]) for line in [HEAD, *(body for _, body in lines)]) for column in range(6)]
    text, part = [_line(HEAD, widths)], ""
    for here, body in lines:
        if here != part:
            text += ["", here]
            part = here
        text.append(_line(body, widths))
    return "\n".join(text)


def cells(row: Row) -> tuple[str, ...]:
    """Return a row as words: what, measured, interval, count, target, whether it is met, note."""
    interval = f"{row.low:.3f} to {row.high:.3f}" if row.low is not None and row.high is not None else ""
    count = f"{row.count} of {row.of}" if row.count is not None else ""
    met = {True: "met", False: "MISSED", None: ""}[row.met]
    return (row.what, measured(row.value, row.unit), interval, count, aimed(row.target, row.unit), met, row.note)


def measured(value: float | None, unit: str) -> str:
    """Return a value with its unit."""
    return "-" if value is None else FORMATS.get(unit, "{:.2f}").format(value)


def aimed(target: Target | None, unit: str) -> str:
    """Return a target with its direction."""
    return f"{'<=' if target.at_most else '>='} {measured(target.value, unit)}" if target else ""


def _line(line: Sequence[str], widths: Sequence[int]) -> str:
    return "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths)), line[6]]).rstrip()
