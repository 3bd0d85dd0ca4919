"""Staff accounts: who may sign in at the console, as what, and how many chats they take at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from bot.errors import LastSupervisorError, NameTakenError, StaffError, TakenError, UnknownAccountError
from bot.store.account import ROLES, SUPERVISOR, TOTP, Account, account_of, sign_in_name
from bot.store.columns import is_id, plain, utc_now, within
from bot.store.credentials import hashed, matching_step, new_one_time_password
from bot.store.database import Database
from bot.store.lockout import lock_after, still_locked
from bot.store.sealing import sealed
from bot.store.tables import staff

LONGEST_DISPLAY_NAME = 24
DEFAULT_CAPACITY = 2
MOST_CHATS = 10


class StaffBook:
    """Reads and changes staff accounts; each call is one transaction.

    Every change of an account raises UnknownAccountError where nobody has the id.
    """

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def create(self, name: str, role: str) -> str:
        """Open an account and return its one-time password.

        Raises:
            NameTakenError: the sign-in name is in use.
            StaffError: the name or the role is not as agreed.
        """
        password = new_one_time_password()
        row = {
            "name": sign_in_name(name),
            "display_name": "",
            "role": _role(role),
            "capacity": DEFAULT_CAPACITY,
            "disabled": False,
            "created_at": self._now(),
            **_fresh(password),
        }
        try:
            with self._database.writing() as connection:
                connection.execute(insert(staff).values(row))
        except TakenError:
            raise NameTakenError("The name is in use.") from None
        return password

    def find(self, name: str) -> Account | None:
        """Return the account of a sign-in name, None where nobody has it."""
        try:
            return next(iter(self._accounts(staff.c.name == sign_in_name(name))), None)
        except StaffError:
            return None

    def by_id(self, account_id: int) -> Account | None:
        """Return the account of an id, None where nobody has it."""
        return next(iter(self._accounts(staff.c.id == account_id)), None) if is_id(account_id) else None

    def all(self) -> tuple[Account, ...]:
        """Return every account, the disabled too, by name."""
        return self._accounts()

    def has_supervisor(self) -> bool:
        """Say whether anybody could sign in as a supervisor."""
        return bool(self._accounts(staff.c.role == SUPERVISOR, staff.c.disabled.is_(False)))

    def set_password(self, account_id: int, password_hash: str) -> None:
        """Keep the hash of the password that its owner chose."""
        self._change(account_id, password_hash=password_hash, must_change_password=False)

    def set_totp(self, account_id: int, secret: str, used_step: int = 0) -> None:
        """Keep the secret of one-time codes, and the step of the code that confirmed it, so that it works once."""
        self._change(account_id, totp_secret=sealed(secret, TOTP), totp_last_step=used_step)

    def use_code(self, account_id: int, code: str) -> bool:
        """Say whether a one-time code is right and was not used before; from now on it is used.

        Source: RFC 6238, section 5.2, a code is taken once.
        """
        account = self.by_id(account_id)
        step = matching_step(account.totp_secret, code, self._now()) if account and account.totp_secret else None
        if step is None:
            return False
        unused = (staff.c.id == account_id) & (staff.c.totp_last_step < step)
        with self._database.writing() as connection:
            return connection.execute(update(staff).where(unused).values(totp_last_step=step)).rowcount == 1

    def set_display_name(self, account_id: int, name: str) -> None:
        """Keep the name that adults see: a first name or a role, 24 characters at most; "" takes it away.

        Raises:
            NotStorableError: it is too long or cannot be shown.
        """
        self._change(account_id, display_name=plain("display_name", name, LONGEST_DISPLAY_NAME, least=0))

    def set_role(self, account_id: int, role: str) -> None:
        """Make somebody a responder or a supervisor.

        Raises:
            LastSupervisorError: no other supervisor could sign in.
            StaffError: there is no such role.
        """
        self._change(account_id, role=_role(role))

    def set_capacity(self, account_id: int, chats: int) -> None:
        """Keep how many chats somebody takes at once, 1 to 10.

        Raises:
            NotStorableError: it is another number.
        """
        self._change(account_id, capacity=within("capacity", chats, 1, MOST_CHATS))

    def disable(self, account_id: int) -> None:
        """Let somebody sign in no more; whoever holds their sessions has to end them.

        Raises:
            LastSupervisorError: no other supervisor could sign in.
        """
        self._change(account_id, disabled=True)

    def enable(self, account_id: int) -> None:
        """Let somebody sign in again."""
        self._change(account_id, disabled=False)

    def new_one_time_password(self, account_id: int) -> str:
        """Return a fresh one-time password; the old one, the one-time codes and a lock are gone."""
        password = new_one_time_password()
        self._change(account_id, **_fresh(password))
        return password

    def note_failure(self, account_id: int) -> datetime | None:
        """Count a sign-in that failed; return until when the account is locked, None where it is not."""
        now = self._now()
        with self._database.writing() as connection:
            row = _locked_row(connection, account_id)
            if still_locked(row.locked_until, now):
                return row.locked_until
            failures, until = lock_after(row.failures + 1, now)
            change = {"failures": failures, "locked_until": until}
            connection.execute(update(staff).where(staff.c.id == account_id).values(change))
            return until

    def note_success(self, account_id: int) -> None:
        """Forget the failures before a sign-in."""
        self._change(account_id, failures=0, locked_until=None)

    def _accounts(self, *conditions: ColumnElement) -> tuple[Account, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(select(staff).where(*conditions).order_by(staff.c.name)).all()
        return tuple(account_of(row) for row in rows)

    def _change(self, account_id: int, **values: Any) -> None:
        with self._database.writing() as connection:
            if values.get("disabled") or values.get("role", SUPERVISOR) != SUPERVISOR:
                _refuse_without(connection, account_id)
            _locked_row(connection, account_id)
            connection.execute(update(staff).where(staff.c.id == account_id).values(values))


def _refuse_without(connection: Connection, account_id: int) -> None:
    """Refuse to lose the last supervisor; their rows stay locked until the change is made."""
    enabled = (staff.c.role == SUPERVISOR) & staff.c.disabled.is_(False)
    rows = connection.execute(select(staff.c.id).where(enabled).order_by(staff.c.id).with_for_update())
    if rows.scalars().all() == [account_id]:
        raise LastSupervisorError("This is the last supervisor who can sign in.")


def _locked_row(connection: Connection, account_id: int) -> Any:
    query = select(staff).where(staff.c.id == account_id).with_for_update()
    row = connection.execute(query).one_or_none() if is_id(account_id) else None
    if row is None:
        raise UnknownAccountError("There is no such account.")
    return row


def _role(role: str) -> str:
    if role not in ROLES:
        raise StaffError(f"A role is one of: {', '.join(ROLES)}.")
    return role


def _fresh(password: str) -> dict[str, Any]:
    """Return what an account has before its first sign-in with a one-time password."""
    return {
        "password_hash": hashed(password),
        "must_change_password": True,
        "totp_secret": "",
        "totp_last_step": 0,
        "failures": 0,
        "locked_until": None,
    }
