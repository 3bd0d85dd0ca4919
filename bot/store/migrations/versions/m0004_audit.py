"""The audit."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "length(action) <= 40 AND ltrim(action, 'abcdefghijklmnopqrstuvwxyz_') = ''",
            name=op.f("ck_audit_action_only"),
        ),
        sa.CheckConstraint(
            "length(reason) <= 40 AND ltrim(reason, 'abcdefghijklmnopqrstuvwxyz_') = ''",
            name=op.f("ck_audit_reason_only"),
        ),
        sa.CheckConstraint(
            "length(ref) <= 32 AND ltrim(ref, '0123456789abcdef-') = ''", name=op.f("ck_audit_ref_only")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("audit")
