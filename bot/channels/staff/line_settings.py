"""What supervisors set of the line: its name, hours and limits, and the switch that closes it for a while."""

import asyncio
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer
from bot.channels.staff.bodies import LineBody, NoBody, SwitchBody, read_body
from bot.channels.staff.guard import Me, supervisor
from bot.channels.staff.house import House, house_of
from bot.directory.opening_hours import parse_hours
from bot.errors import OpeningHoursError, UnreadableMessageError
from bot.handoff.board import QUEUE
from bot.store.audit import Action
from bot.store.line import LineSettings


@supervisor
async def show_line(request: Request, me: Me) -> HTTPResponse:
    """Return the line's settings."""
    return answer(_as_json(await asyncio.to_thread(house_of(request.app).books.line.read)))


@supervisor
async def change_line(request: Request, me: Me) -> HTTPResponse:
    """Keep new settings, if nobody has changed them meanwhile."""
    house, wanted = house_of(request.app), _settings_of(read_body(request, LineBody))
    return await _done(house, await asyncio.to_thread(_write, house, me, wanted))


def _write(house: House, me: Me, wanted: LineSettings) -> LineSettings:
    book, before = house.books.line, house.books.line.read()
    after = book.write(wanted, me.account_id)
    was, now = ((kept.hours, kept.closed_on, kept.bank_holidays_of) for kept in (before, after))
    house.books.audit.note(me.account_id, Action.HOURS_CHANGED if was != now else Action.LINE_CHANGED)
    return after


@supervisor
async def close_line(request: Request, me: Me) -> HTTPResponse:
    """Close the line for some minutes, whatever its hours say; chats already live run on."""
    house, body = house_of(request.app), read_body(request, SwitchBody)
    until = datetime.now(timezone.utc) + timedelta(minutes=body.minutes)
    await asyncio.to_thread(house.books.line.close, body.reason, until, me.account_id)
    return await _switched(house, me, body.reason)


@supervisor
async def open_line(request: Request, me: Me) -> HTTPResponse:
    """Take the switch back."""
    read_body(request, NoBody)
    house = house_of(request.app)
    await asyncio.to_thread(house.books.line.open, me.account_id)
    return await _switched(house, me, "opened")


async def _switched(house: House, me: Me, reason: str) -> HTTPResponse:
    await asyncio.to_thread(house.books.audit.note, me.account_id, Action.SWITCHED, reason=reason)
    return await _done(house, await asyncio.to_thread(house.books.line.read))


async def _done(house: House, kept: LineSettings) -> HTTPResponse:
    await house.line.shelf.tell(QUEUE)
    return answer(_as_json(kept))


def _settings_of(body: LineBody) -> LineSettings:
    values = body.dict() | {"hours": _hours(body.hours), "closed_on": _days(body.closed_on)}
    return LineSettings(**values)


def _hours(hours: dict[str, str]) -> dict[str, str]:
    """Return hours by channel that can be read: what cannot be would close the line without a word."""
    kept = {channel: text.strip() for channel, text in hours.items() if text.strip()}
    try:
        for text in kept.values():
            parse_hours(text)
    except OpeningHoursError:
        raise UnreadableMessageError("hours_unreadable") from None
    return kept


def _days(days: list[str]) -> tuple[date, ...]:
    try:
        return tuple(date.fromisoformat(day) for day in days)
    except ValueError:
        raise UnreadableMessageError("closed_on_unreadable") from None


def _as_json(kept: LineSettings) -> dict[str, Any]:
    as_they_are = (
        "name",
        "keeps_for",
        "bank_holidays_of",
        "last_admission_minutes",
        "queue_ceiling",
        "wait_limit_minutes",
        "counts_on",
        "version",
    )
    switch = kept.switch and {
        "reason": kept.switch.closed_reason_code,
        "until": kept.switch.until.isoformat(),
        "by": str(kept.switch.by or ""),
    }
    rest = {"hours": dict(kept.hours), "closed_on": [day.isoformat() for day in kept.closed_on], "switch": switch}
    return {name: getattr(kept, name) for name in as_they_are} | rest
