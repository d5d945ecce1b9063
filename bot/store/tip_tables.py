"""The tables of the tips: subscriptions, the ledger of deliveries, and how workspaces fare.

Moments are whole seconds since the epoch, days are ISO 8601 in the subscription's zone.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.store.tables import MAX_KEY, metadata

MAX_TOPICS = 1_000
# SQLite numbers rows by itself only when the column is a plain INTEGER.
_Id = BigInteger().with_variant(Integer, "sqlite")

subscriptions = Table(
    "tip_subscription",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("enterprise", String(32), nullable=False),
    Column("team", String(32), nullable=False),
    Column("target", String(32), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("minute", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("country", String(2), nullable=False),
    Column("topics", String(MAX_TOPICS), nullable=False),
    Column("track", Boolean, nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("always", Boolean, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("state", String(8), nullable=False),
    Column("resume", String(10), nullable=False),
    Column("unpressed", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("cursor", String(MAX_KEY), nullable=False),
    Column("last", String(MAX_KEY), nullable=False),
    Column("next_due", BigInteger),
    UniqueConstraint("team", "target", name="tip_subscription_by_target"),
    Index(
        "tip_subscription_by_due",
        "next_due",
        sqlite_where=text("next_due IS NOT NULL"),
        postgresql_where=text("next_due IS NOT NULL"),
    ),
)

# One row for each subscription and local day, claimed before anything is posted. Its status is
# queued, sending, sent, skipped (too late), failed (its error says why) or unknown (it may have
# been posted, and is held).
ledger = Table(
    "tip_delivery",
    metadata,
    Column("id", _Id, primary_key=True),
    Column(
        "subscription",
        _Id,
        ForeignKey("tip_subscription.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("day", String(10), nullable=False),
    Column("team", String(32), nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("status", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("attempted_at", BigInteger),
    Column("entries", String(1_000), nullable=False),
    Column("cursor", String(MAX_KEY), nullable=False),
    Column("error", String(MAX_KEY), nullable=False),
    UniqueConstraint("subscription", "day", name="tip_delivery_once_a_day"),
    Index("tip_delivery_by_status", "status", "team", "due_at"),
    Index("tip_delivery_by_age", "due_at"),
)

# A workspace that is left alone until some moment, or for good (closed).
workspaces = Table(
    "tip_workspace",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("rest_until", BigInteger, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("error", String(MAX_KEY), nullable=False),
)
