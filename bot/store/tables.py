"""The tables, as the newest migration leaves them (see ``bot/store/migrations``).

A table whose rows belong to a workspace has a column ``team``; one whose rows belong to a person
has a column ``user`` beside it. Forgetting and handing out what is kept follow these names.

Times are days for whatever concerns questions (nobody needs to know the minute), and seconds
since the epoch where something has to expire. Texts have the lengths that PostgreSQL and MySQL
want to know.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

MAX_KEY = 255
MAX_QUESTION = 200
MAX_TERM = 120
MAX_MEANING = 1_000

metadata = MetaData()

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", String(MAX_KEY), primary_key=True),
    Column("claimed_at", Float, nullable=False),
    Index("deliveries_by_age", "claimed_at"),
)

saved = Table(
    "saved",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("entry", String(MAX_KEY), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("day", String(10), nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("seen_version", String(32), nullable=False),
    Column("seen_since", String(32), nullable=False),
    Column("seen_day", String(10), nullable=False),
)

threads = Table(
    "threads",
    metadata,
    Column("thread", String(MAX_KEY), primary_key=True),
    Column("entry", String(MAX_KEY), nullable=False),
    Column("noted_at", Float, nullable=False),
    Index("threads_by_age", "noted_at"),
)

misses = Table(
    "misses",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("question", String(MAX_QUESTION), nullable=False),
    Column("count", Integer, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("entry", String(MAX_KEY), nullable=False),
    Column("question", String(MAX_QUESTION), nullable=False),
    Column("good", Integer, nullable=False),
    Column("bad", Integer, nullable=False),
    Column("last_day", String(10), nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("term", String(MAX_TERM), primary_key=True),
    Column("meaning_digest", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("meaning", String(MAX_MEANING), nullable=False),
)

# One row for each installation: a workspace's, or a whole organisation's (then ``team`` is empty).
# Both tokens are encrypted. Whoever holds the lease is the one who refreshes them.
installations = Table(
    "installations",
    metadata,
    Column("enterprise", String(32), primary_key=True),
    Column("team", String(32), primary_key=True),
    Column("name", String(MAX_KEY), nullable=False),
    Column("bot_id", String(32), nullable=False),
    Column("bot_user", String(32), nullable=False),
    Column("scopes", Text, nullable=False),
    Column("token", Text, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("expires_at", Float),
    Column("installed_at", Float, nullable=False),
    Column("leased_until", Float, nullable=False),
)

# The organisation that a workspace is part of, as Slack has told last.
organisations = Table(
    "organisations",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("enterprise", String(32), nullable=False),
    Index("organisations_by_enterprise", "enterprise"),
)

# Workspaces whose token Slack took back. Their rows go when they stay away.
departures = Table(
    "departures",
    metadata,
    Column("enterprise", String(32), primary_key=True),
    Column("team", String(32), primary_key=True),
    Column("left_at", Float, nullable=False),
)

# What the page /slack/install gave to a browser, until it comes back with it, once.
states = Table(
    "states",
    metadata,
    Column("state", String(64), primary_key=True),
    Column("expires_at", Float, nullable=False),
)
