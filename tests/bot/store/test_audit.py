"""The audit: who did what and when, in codes that cannot hold anything that was said, added to and never changed."""

import ast

import pytest
from sqlalchemy import insert

from bot.errors import NotStorableError, StoreError
from bot.store.audit import Action, Audit
from bot.store.tables import audit as table
from tests.source_code import ROOT, calls, python_files

REF = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def audit(database, clock) -> Audit:
    return Audit(database, clock)


def test_what_was_noted_is_read_newest_first(audit, clock):
    audit.note(1, Action.SIGNED_IN)
    clock.passes(minutes=1)
    audit.note(1, Action.BLOCKED, ref=REF, reason="abusive")
    newest, oldest = audit.latest()
    assert (newest.at, newest.actor_id, newest.action, newest.ref, newest.reason) == (
        clock.now,
        1,
        Action.BLOCKED,
        REF,
        "abusive",
    )
    assert oldest.action is Action.SIGNED_IN and oldest.ref == oldest.reason == ""


def test_nobody_signed_in_is_nobody(audit):
    audit.note(None, Action.SIGN_IN_REFUSED)
    assert audit.latest()[0].actor_id is None


def test_the_audit_is_read_in_pages(audit):
    for actor in range(1, 6):
        audit.note(actor, Action.TOOK)
    first = audit.latest(2)
    second = audit.latest(2, before=first[-1].id)
    assert [row.actor_id for row in (*first, *second)] == [5, 4, 3, 2]


@pytest.mark.parametrize(("limit", "before"), [(0, None), (-5, 10**30), (10**30, 2**31)])
def test_odd_pages_are_no_fault(audit, limit, before):
    audit.note(1, Action.TOOK)
    assert len(audit.latest(limit, before)) == 1


@pytest.mark.parametrize("action", Action)
def test_every_action_can_be_noted(audit, action):
    audit.note(1, action)
    assert audit.latest()[0].action is action


@pytest.mark.parametrize(
    ("ref", "reason"),
    [
        ("g", ""),
        ("he said", ""),
        ("A", ""),
        ("07700 900123", ""),
        ("a" * 33, ""),
        ("", "he said"),
        ("", "Abusive"),
        ("", "a" * 41),
        ("", "code1"),
        ("\n", ""),
        ("é", ""),
        ("", "é"),
    ],
)
def test_content_cannot_enter_by_the_code_nor_past_it(audit, database, clock, ref, reason):
    with pytest.raises(NotStorableError):
        audit.note(1, Action.ENDED, ref=ref, reason=reason)
    row = {"at": clock.now, "actor_id": 1, "action": "ended", "ref": ref, "reason": reason}
    with pytest.raises(StoreError), database.writing() as connection:
        connection.execute(insert(table).values(row))
    assert audit.latest() == ()


def test_an_action_that_is_not_of_the_list_is_refused(audit):
    with pytest.raises(ValueError, match="said_something"):
        audit.note(1, "said_something")


def test_nothing_in_the_code_changes_or_deletes_a_row() -> None:
    changing = [
        (path.name, call.lineno)
        for path in python_files("bot", "scripts")
        for call in calls(path, "update", "delete")
        if any(getattr(part, "id", getattr(part, "attr", "")) == "audit" for part in ast.walk(call))
    ]
    assert changing == []


def test_the_audit_is_the_only_writer_of_its_table() -> None:
    naming = {
        path.relative_to(ROOT).as_posix()
        for path in python_files("bot", "scripts")
        if "tables" in path.read_text() and " audit" in "".join(_imported_tables(path))
    }
    assert naming == {"bot/store/audit.py"}


def _imported_tables(path) -> list[str]:
    found = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    return [f" {alias.name}" for node in found if node.module == "bot.store.tables" for alias in node.names]
