"""The tables of the staff database; bot/store/migrations makes and changes them.

Nothing about an adult who writes to the guide stands here. Each text column is named with who writes it in
tests/bot/store/test_nothing_of_adults.py.
"""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Integer, MetaData, String, Table

from bot.store.columns import CODE_LETTERS, LONGEST_CODE, UtcTime, only

# Names for constraints, so that both databases and Alembic call them the same.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

LONGEST_REF = 32
REF_LETTERS = "0123456789abcdef-"

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("display_name", String(24), nullable=False),
    Column("role", String(16), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    Column("totp_secret", String(300), nullable=False),
    Column("totp_last_step", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcTime),
    Column("disabled", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    CheckConstraint("role IN ('responder', 'supervisor')", name="role"),
    CheckConstraint("capacity BETWEEN 1 AND 10", name="capacity"),
)

# One row: the human line.
line = Table(
    "line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", String(60), nullable=False),
    Column("keeps_for", String(120), nullable=False),
    Column("hours", JSON, nullable=False),
    Column("bank_holidays_of", String(3), nullable=False),
    Column("closed_on", JSON, nullable=False),
    Column("last_admission_minutes", Integer, nullable=False),
    Column("queue_ceiling", Integer, nullable=False),
    Column("wait_limit_minutes", Integer, nullable=False),
    Column("counts_on", Boolean, nullable=False),
    Column("changed_by", Integer),
    Column("changed_at", UtcTime, nullable=False),
    Column("switch_reason", String(LONGEST_CODE), nullable=False),
    Column("switch_until", UtcTime),
    Column("switch_by", Integer),
    CheckConstraint("id = 1", name="one"),
    only("switch_reason", CODE_LETTERS, LONGEST_CODE),
)

# A reply's current version, and every version it has had; a removed one keeps its history.
saved_reply = Table(
    "saved_reply",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("removed", Boolean, nullable=False),
)

saved_reply_version = Table(
    "saved_reply_version",
    metadata,
    Column("reply_id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", String(60), nullable=False),
    Column("text", String(500), nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("changed_by", Integer),
    Column("changed_at", UtcTime, nullable=False),
)

# Who did what and when; never about what. Rows are added and read, nothing else.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("actor_id", Integer),
    Column("action", String(LONGEST_CODE), nullable=False),
    Column("ref", String(LONGEST_REF), nullable=False),
    Column("reason", String(LONGEST_CODE), nullable=False),
    only("action", CODE_LETTERS, LONGEST_CODE),
    only("ref", REF_LETTERS, LONGEST_REF),
    only("reason", CODE_LETTERS, LONGEST_CODE),
)

day_count = Table(
    "day_count",
    metadata,
    Column("day", Date, primary_key=True),
    Column("what", String(LONGEST_CODE), primary_key=True),
    Column("nation", String(5), primary_key=True),
    Column("topic", String(LONGEST_CODE), primary_key=True),
    Column("number", Integer, nullable=False),
    only("what", CODE_LETTERS, LONGEST_CODE),
    only("topic", CODE_LETTERS, LONGEST_CODE),
    CheckConstraint("nation IN ('', 'ENG', 'WAL', 'SCO', 'NIR', 'CD', 'other')", name="nation"),
)
