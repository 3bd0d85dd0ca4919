"""Anonymous counts of a day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "day_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("nation", sa.String(length=5), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(topic) <= 40 AND ltrim(topic, 'abcdefghijklmnopqrstuvwxyz_') = ''",
            name=op.f("ck_day_count_topic_only"),
        ),
        sa.CheckConstraint(
            "length(what) <= 40 AND ltrim(what, 'abcdefghijklmnopqrstuvwxyz_') = ''",
            name=op.f("ck_day_count_what_only"),
        ),
        sa.CheckConstraint(
            "nation IN ('', 'ENG', 'WAL', 'SCO', 'NIR', 'CD', 'other')", name=op.f("ck_day_count_nation")
        ),
        sa.PrimaryKeyConstraint("day", "what", "nation", "topic", name=op.f("pk_day_count")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("day_count")
