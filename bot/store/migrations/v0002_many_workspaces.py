"""Installations with encrypted tokens, departures, and the states of installing."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of workspaces; the form's version lies in Alembic's own table now."""
    if sa.inspect(op.get_bind()).has_table("about"):
        op.drop_table("about")
    op.create_table(
        "installations",
        sa.Column("enterprise", sa.String(32), primary_key=True),
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("bot_id", sa.String(32), nullable=False),
        sa.Column("bot_user", sa.String(32), nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("refresh_token", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Float),
        sa.Column("installed_at", sa.Float, nullable=False),
        sa.Column("leased_until", sa.Float, nullable=False),
    )
    op.create_table(
        "departures",
        sa.Column("enterprise", sa.String(32), primary_key=True),
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("left_at", sa.Float, nullable=False),
    )
    op.create_table(
        "states",
        sa.Column("state", sa.String(64), primary_key=True),
        sa.Column("expires_at", sa.Float, nullable=False),
    )
