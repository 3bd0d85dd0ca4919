"""How days and times are written in an answer: "Monday 30 November", "26 November 2026", "9am", "4.30pm"."""

from datetime import date, datetime


def day_said(day: date | str | None, *, weekday: bool = False) -> str:
    """Return a day as it is written: with its weekday for one that is near, with its year for one that is past."""
    if not day:
        return ""
    known = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{known:%A} {known.day} {known:%B}" if weekday else f"{known.day} {known:%B %Y}"


def time_said(at: datetime | None) -> str:
    """Return a time as it is written on the hour or not ("9am", "4.30pm", "midnight")."""
    if not at:
        return ""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midday" if at.hour else "midnight"
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"
