"""Deliveries, saved entries, settings, threads, misses, verdicts and suggestions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "deliveries",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("claimed_at", sa.Float, nullable=False),
    )
    op.create_index("deliveries_by_age", "deliveries", ["claimed_at"])
    op.create_table(
        "saved",
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("user", sa.String(32), primary_key=True),
        sa.Column("entry", sa.String(255), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("user", sa.String(32), primary_key=True),
        sa.Column("seen_version", sa.String(32), nullable=False),
        sa.Column("seen_since", sa.String(32), nullable=False),
        sa.Column("seen_day", sa.String(10), nullable=False),
    )
    op.create_table(
        "threads",
        sa.Column("thread", sa.String(255), primary_key=True),
        sa.Column("entry", sa.String(255), nullable=False),
        sa.Column("noted_at", sa.Float, nullable=False),
    )
    op.create_index("threads_by_age", "threads", ["noted_at"])
    op.create_table(
        "misses",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("last_day", sa.String(10), nullable=False),
    )
    op.create_table(
        "verdicts",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("entry", sa.String(255), nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("good", sa.Integer, nullable=False),
        sa.Column("bad", sa.Integer, nullable=False),
        sa.Column("last_day", sa.String(10), nullable=False),
    )
    op.create_table(
        "suggestions",
        sa.Column("term", sa.String(120), primary_key=True),
        sa.Column("meaning_digest", sa.String(64), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("meaning", sa.String(1000), nullable=False),
    )
