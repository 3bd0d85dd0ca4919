"""Who did what and when, without what about: rows are added and read, never changed and never deleted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import insert, select

from bot.store.columns import LARGEST_ID, code, utc_now
from bot.store.database import Database
from bot.store.tables import LONGEST_REF, REF_LETTERS, audit

MOST_ROWS = 200


class Action(str, Enum):
    """All that can be noted; source: handoff.md 12 to 21 and safety-rules.md 7 and 8."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    PASSWORD_SET = "password_set"
    TOTP_SET = "totp_set"
    SHIFT_BEGUN = "shift_begun"
    SHIFT_ENDED = "shift_ended"
    CAPACITY_SET = "capacity_set"
    NAME_SET = "name_set"
    TOOK = "took"
    JOINED = "joined"
    PASSED_ON = "passed_on"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HANDED_BACK = "handed_back"
    ENDED = "ended"
    LOST = "lost"
    WARNED = "warned"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    CHILD_FLAGGED = "child_flagged"
    RECORD_DECIDED = "record_decided"
    WRAP_LAPSED = "wrap_lapsed"
    RELEASED = "released"
    EMERGENCY_CARD = "emergency_card"
    DANGER_DECIDED = "danger_decided"
    STEPPED_OUT = "stepped_out"
    JOINED_AS_SUPERVISOR = "joined_as_supervisor"
    REASSIGNED = "reassigned"
    FORGED_REF = "forged_ref"
    HOURS_CHANGED = "hours_changed"
    LINE_CHANGED = "line_changed"
    SWITCHED = "switched"
    REPLY_SAVED = "reply_saved"
    REPLY_REMOVED = "reply_removed"
    STAFF_CREATED = "staff_created"
    STAFF_CHANGED = "staff_changed"
    STAFF_DISABLED = "staff_disabled"
    STAFF_ENABLED = "staff_enabled"
    STAFF_RESET = "staff_reset"


@dataclass(frozen=True)
class AuditRow:
    """One thing that was done; actor_id is None for the machine's operator, or where nobody had signed in."""

    id: int
    at: datetime
    actor_id: int | None
    action: Action
    ref: str
    reason: str


class Audit:
    """Adds to the audit and reads it."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def note(self, actor_id: int | None, action: Action, ref: str = "", reason: str = "") -> None:
        """Note what somebody did.

        Args:
            actor_id: the account's id.
            action: one of the list.
            ref: a chat's opaque reference or an account's id: digits, a to f and hyphens, 32 at most.
            reason: a code, small letters and underscores, 40 at most.

        Raises:
            NotStorableError: ref or reason could hold something that was said.
            ValueError: the action is not of the list.
        """
        row = {
            "at": self._now(),
            "actor_id": actor_id,
            "action": Action(action).value,
            "ref": code("ref", ref, letters=REF_LETTERS, longest=LONGEST_REF),
            "reason": code("reason", reason),
        }
        with self._database.writing() as connection:
            connection.execute(insert(audit).values(row))

    def latest(self, limit: int = 50, before: int | None = None) -> tuple[AuditRow, ...]:
        """Return the newest rows, newest first: 200 at most, older than a row's id where one is given."""
        last = min(before or LARGEST_ID, LARGEST_ID)
        query = select(audit).where(audit.c.id < last).order_by(audit.c.id.desc()).limit(max(1, min(limit, MOST_ROWS)))
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(AuditRow(r.id, r.at, r.actor_id, Action(r.action), r.ref, r.reason) for r in rows)
