"""What supervisors look at: the audit, the counts of days, and who is blocked."""

import asyncio
from datetime import date, datetime, timezone
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.staff.answers import answer, nothing
from bot.channels.staff.bodies import day_in, number_in
from bot.channels.staff.guard import Me, supervisor
from bot.channels.staff.house import house_of
from bot.directory.opening_hours import UK
from bot.errors import UnreadableMessageError
from bot.handoff.blocks import Block, Blocks
from bot.store.audit import Action, AuditRow
from bot.store.counts import CountRow

ROWS = 50
# What is asked for when no days are named, and at most.
USUAL_DAYS, MOST_DAYS = 28, 366


@supervisor
async def show_audit(request: Request, me: Me) -> HTTPResponse:
    """Return who did what, newest first, 50 rows older than ?before=."""
    rows = await asyncio.to_thread(house_of(request.app).books.audit.latest, ROWS, number_in(request, "before"))
    return answer({"rows": [_audit_row(row) for row in rows]})


def _audit_row(row: AuditRow) -> dict[str, Any]:
    actor = str(row.actor_id) if row.actor_id else ""
    shown = {"id": row.id, "at": row.at.isoformat(), "actor": actor}
    return shown | {"action": row.action.value, "ref": row.ref, "reason": row.reason}


@supervisor
async def show_counts(request: Request, me: Me) -> HTTPResponse:
    """Return how often what happened from ?first= to ?last=, small numbers hidden."""
    last = day_in(request, "last", datetime.now(UK).date())
    first = day_in(request, "first", date.fromordinal(max(1, last.toordinal() - USUAL_DAYS + 1)))
    if not 0 <= (last - first).days < MOST_DAYS:
        raise UnreadableMessageError("days_out_of_range")
    rows = await asyncio.to_thread(house_of(request.app).books.counts.table, first, last)
    return answer({"first": first.isoformat(), "last": last.isoformat(), "rows": [_count_row(row) for row in rows]})


def _count_row(row: CountRow) -> dict[str, Any]:
    return {"what": row.what.value, "by_nation": row.by_nation, "by_topic": row.by_topic, "total": row.total}


@supervisor
async def list_blocks(request: Request, me: Me) -> HTTPResponse:
    """Return who is blocked, by a key that says nothing about them."""
    blocks = await Blocks(house_of(request.app).line.shelf).all()
    return answer({"blocks": [_block_row(block) for block in blocks]})


def _block_row(block: Block) -> dict[str, Any]:
    until = datetime.fromtimestamp(block.until, timezone.utc).isoformat()
    return {"key": block.key, "until": until, "reason": block.reason, "by": block.by}


@supervisor
async def lift_block(request: Request, me: Me, key: str) -> HTTPResponse:
    """Undo a block."""
    house = house_of(request.app)
    await Blocks(house.line.shelf).lift(key)
    await asyncio.to_thread(house.books.audit.note, me.account_id, Action.UNBLOCKED)
    return nothing()
