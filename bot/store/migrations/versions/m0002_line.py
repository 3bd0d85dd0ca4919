"""The human line's settings and its switch."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("keeps_for", sa.String(length=120), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("bank_holidays_of", sa.String(length=3), nullable=False),
        sa.Column("closed_on", sa.JSON(), nullable=False),
        sa.Column("last_admission_minutes", sa.Integer(), nullable=False),
        sa.Column("queue_ceiling", sa.Integer(), nullable=False),
        sa.Column("wait_limit_minutes", sa.Integer(), nullable=False),
        sa.Column("counts_on", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("switch_reason", sa.String(length=40), nullable=False),
        sa.Column("switch_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("switch_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(switch_reason) <= 40 AND ltrim(switch_reason, 'abcdefghijklmnopqrstuvwxyz_') = ''",
            name=op.f("ck_line_switch_reason_only"),
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_line_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("line")
