"""Tips: subscriptions, the ledger of deliveries, and how workspaces fare."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# SQLite numbers rows by itself only when the column is a plain INTEGER.
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of tips."""
    op.create_table(
        "tip_subscription",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("enterprise", sa.String(32), nullable=False),
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("target", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("topics", sa.String(1_000), nullable=False),
        sa.Column("track", sa.Boolean, nullable=False),
        sa.Column("digest", sa.Boolean, nullable=False),
        sa.Column("always", sa.Boolean, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("resume", sa.String(10), nullable=False),
        sa.Column("unpressed", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("cursor", sa.String(255), nullable=False),
        sa.Column("last", sa.String(255), nullable=False),
        sa.Column("next_due", sa.BigInteger),
        sa.UniqueConstraint("team", "target", name="tip_subscription_by_target"),
    )
    op.create_index(
        "tip_subscription_by_due",
        "tip_subscription",
        ["next_due"],
        sqlite_where=sa.text("next_due IS NOT NULL"),
        postgresql_where=sa.text("next_due IS NOT NULL"),
    )
    op.create_table(
        "tip_delivery",
        sa.Column("id", _ID, primary_key=True),
        sa.Column(
            "subscription",
            _ID,
            sa.ForeignKey("tip_subscription.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("attempted_at", sa.BigInteger),
        sa.Column("entries", sa.String(1_000), nullable=False),
        sa.Column("cursor", sa.String(255), nullable=False),
        sa.Column("error", sa.String(255), nullable=False),
        sa.UniqueConstraint("subscription", "day", name="tip_delivery_once_a_day"),
    )
    op.create_index("tip_delivery_by_status", "tip_delivery", ["status", "team", "due_at"])
    op.create_index("tip_delivery_by_age", "tip_delivery", ["due_at"])
    op.create_table(
        "tip_workspace",
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("rest_until", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("error", sa.String(255), nullable=False),
    )
