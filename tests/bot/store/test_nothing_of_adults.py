"""Nothing about an adult who writes is stored: each column that could hold text is named here, with who writes it."""

from sqlalchemy import JSON, Boolean, Date, Integer, LargeBinary, String

from bot.store.columns import UtcTime
from bot.store.tables import metadata

# Column -> who writes it. A new one belongs here, and in docs/privacy.md, only where no adult's channel leads to it.
WRITTEN_BY = {
    "staff.name": "supervisor",
    "staff.display_name": "the member of staff",
    "staff.role": "one of two",
    "staff.password_hash": "argon2",
    "staff.totp_secret": "pyotp, sealed",
    "line.name": "supervisor",
    "line.keeps_for": "supervisor",
    "line.hours": "supervisor",
    "line.bank_holidays_of": "one of a list",
    "line.closed_on": "supervisor, dates",
    "line.switch_reason": "code, checked by the database",
    "saved_reply_version.title": "supervisor",
    "saved_reply_version.text": "supervisor",
    "audit.action": "code, checked by the database",
    "audit.ref": "code, checked by the database",
    "audit.reason": "code, checked by the database",
    "day_count.what": "code, checked by the database",
    "day_count.nation": "one of a list, checked by the database",
    "day_count.topic": "code, checked by the database",
}
CANNOT_HOLD_TEXT = (Integer, Boolean, Date, UtcTime)
# How a column about an adult or a chat would be called.
OF_ADULTS = ("message", "words", "chat", "session", "sender", "summary", "phone", "address", "postcode", "email", "ip")


def columns():
    return {f"{table.name}.{column.name}": column for table in metadata.tables.values() for column in table.columns}


def test_each_column_that_could_hold_text_is_named_with_its_writer():
    with_text = {name for name, column in columns().items() if not isinstance(column.type, CANNOT_HOLD_TEXT)}
    assert with_text == set(WRITTEN_BY)


def test_no_column_holds_a_blob_or_text_without_end():
    kinds = {name: column.type for name, column in columns().items() if name in WRITTEN_BY}
    assert not any(isinstance(kind, LargeBinary) for kind in kinds.values())
    assert {name for name, kind in kinds.items() if isinstance(kind, String) and not kind.length} == set()
    assert {name for name, kind in kinds.items() if isinstance(kind, JSON)} == {"line.hours", "line.closed_on"}


def test_a_column_of_codes_is_checked_by_the_database_itself():
    checked = {
        f"{table.name}.{rule.name.removeprefix(f'ck_{table.name}_').removesuffix('_only')}"
        for table in metadata.tables.values()
        for rule in table.constraints
        if rule.name and rule.name.startswith("ck_")
    }
    assert {name for name, writer in WRITTEN_BY.items() if "checked by the database" in writer} <= checked


def test_no_column_is_named_for_an_adult_or_a_chat():
    parts = {part for name in columns() for part in name.replace(".", "_").split("_")}
    assert parts & set(OF_ADULTS) == set()
