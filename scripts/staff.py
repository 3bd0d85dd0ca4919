"""Opens a staff account, or gives one a new one-time password; `make staff` calls it."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.errors import BotError, NameTakenError  # noqa: E402
from bot.store.account import ROLES, SUPERVISOR  # noqa: E402
from bot.store.audit import Action, Audit  # noqa: E402
from bot.store.database import Database, database  # noqa: E402
from bot.store.staff import StaffBook  # noqa: E402

HOW = "make staff NAME=sam ROLE=responder (or ROLE=supervisor); for a new password: make staff NAME=sam RESET=1"


def main(arguments: list[str]) -> int:
    """Do what was asked and print what to do next."""
    asked = _asked(arguments)
    if why := why_not(asked):
        print(why)
        return 1
    try:
        store = database()
        store.upgrade()
        password = reset(store, asked.name) if asked.reset else create(store, asked.name, asked.role)
    except NameTakenError:
        print(f"The name {asked.name} is in use. Take another, or: make staff NAME={asked.name} RESET=1")
        return 1
    except BotError as error:
        print(error)
        return 1
    return _told(asked.name, password)


def why_not(asked: argparse.Namespace) -> str:
    """Return why nothing can be done, "" where it can."""
    if not asked.name:
        return f"NAME is missing: {HOW}"
    if not asked.reset and asked.role not in ROLES:
        return f"ROLE is one of {' and '.join(ROLES)}: {HOW}"
    return ""


def create(store: Database, name: str, role: str) -> str:
    """Open an account and return its one-time password."""
    password = StaffBook(store).create(name, role)
    _note(store, name, Action.STAFF_CREATED)
    return password


def reset(store: Database, name: str) -> str:
    """Return a new one-time password, "" where nobody has the name."""
    book = StaffBook(store)
    account = book.find(name)
    if not account:
        return ""
    password = book.new_one_time_password(account.id)
    _note(store, name, Action.STAFF_RESET)
    return password


def _note(store: Database, name: str, action: Action) -> None:
    account = StaffBook(store).find(name)
    Audit(store).note(None, action, ref=str(account.id) if account else "", reason="at_the_machine")


def _told(name: str, password: str) -> int:
    account = StaffBook(database()).find(name)
    if not password or not account:
        print(f"Nobody has the name {name}. To open an account: {HOW}")
        return 1
    print(f"Name:              {account.name}")
    print(f"Role:              {account.role}")
    print(f"One-time password: {password}")
    print("It is shown this once. Give it to them in person or by telephone, never by e-mail.")
    print("They sign in at /staff, choose a password of their own", end="")
    print(" and set up one-time codes." if account.role == SUPERVISOR else ".")
    if account.disabled:
        print("The account is disabled: a supervisor has to enable it first.")
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="")
    parser.add_argument("--role", default="")
    parser.add_argument("--reset", default="")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
